//! What each sign weighs: for the story, and for the title of another story.
//!
//! Fitted by logistic regression on the development pages; halving the pages and fitting again moves
//! no weight across zero that is above a half. A weight is the change in log odds.

use crate::page::signs::{Sign, Signs};

/// Signs and their weights.
pub(super) struct Weights {
    bias: f32,
    of: &'static [(Sign, f32)],
}

impl Weights {
    /// The log odds that a block with these signs is what the weights are for.
    pub(super) fn sum(&self, signs: Signs) -> f32 {
        let weight = |(sign, weight): &(Sign, f32)| if signs.has(*sign) { *weight } else { 0.0 };
        self.bias + self.of.iter().map(weight).sum::<f32>()
    }
}

/// That a block is the story's.
pub(super) const STORY: Weights = Weights {
    bias: -0.8,
    of: &[
        (Sign::InStory, 1.8),
        (Sign::BeforeStory, -0.9),
        (Sign::Sentence, 1.1),
        (Sign::Long, 0.9),
        (Sign::VeryLong, 1.4),
        (Sign::OneWord, -0.7),
        (Sign::Colon, 2.0),
        (Sign::Figure, 1.4),
        (Sign::Look, 0.2),
        (Sign::Bare, 0.4),
        (Sign::Verb, -0.4),
        (Sign::TitleCase, -0.4),
        (Sign::Capitals, -0.5),
        (Sign::Asks, -0.8),
        (Sign::Cut, -1.7),
        (Sign::Twin, -1.4),
        (Sign::Like, 0.4),
        (Sign::Phrase, -1.7),
        (Sign::CaptionPhrase, -0.7),
        (Sign::FooterPhrase, -0.3),
        (Sign::AfterPhrase, -0.5),
        (Sign::BeforePhrase, -0.7),
        (Sign::NextShort, -0.4),
        (Sign::AmongShort, -0.8),
        (Sign::AmongTitles, -0.1),
        (Sign::AmongProse, 0.2),
        (Sign::AllProse, 0.5),
        (Sign::AmongFurniture, -0.9),
        (Sign::NearForm, -0.8),
        (Sign::UnderHeading, -1.0),
        (Sign::Pointers, -0.8),
        (Sign::Letter, -0.7),
        (Sign::AfterForm, 0.3),
        (Sign::Readers, -2.6),
        (Sign::ByReader, -1.9),
        (Sign::AfterFooter, -2.3),
    ],
};

/// That a block outside the story is the title of another.
pub(super) const TITLE: Weights = Weights {
    bias: -3.4,
    of: &[
        (Sign::Look, 1.2),
        (Sign::LongLook, 1.3),
        (Sign::Clause, 1.2),
        (Sign::LookInRun, 1.2),
        (Sign::AllTitles, 1.6),
        (Sign::LineUnderPointers, 1.4),
        (Sign::LookByReader, -1.3),
        (Sign::LookAtFooter, -0.5),
        (Sign::LookAtLetter, -1.1),
        (Sign::LookBarred, -0.8),
        (Sign::BeforeStory, -1.4),
        (Sign::LookBefore, -1.0),
        (Sign::OneWord, -1.6),
        (Sign::Phrase, -1.4),
    ],
};
