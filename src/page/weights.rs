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
    bias: -0.7,
    of: &[
        (Sign::InStory, 1.7),
        (Sign::BeforeStory, -0.9),
        (Sign::Sentence, 1.0),
        (Sign::Long, 0.8),
        (Sign::VeryLong, 1.2),
        (Sign::OneWord, -0.6),
        (Sign::Colon, 1.8),
        (Sign::Figure, 1.4),
        (Sign::Look, 0.3),
        (Sign::Bare, 0.4),
        (Sign::Verb, -0.4),
        (Sign::TitleCase, -0.4),
        (Sign::Capitals, -0.6),
        (Sign::Asks, -0.7),
        (Sign::Cut, -1.6),
        (Sign::Twin, -1.4),
        (Sign::Like, 0.3),
        (Sign::Phrase, -1.7),
        (Sign::CaptionPhrase, -0.9),
        (Sign::FooterPhrase, -0.2),
        (Sign::AfterPhrase, -0.4),
        (Sign::BeforePhrase, -0.7),
        (Sign::NextShort, -0.4),
        (Sign::AmongShort, -0.8),
        (Sign::AmongProse, 0.2),
        (Sign::AllProse, 0.4),
        (Sign::AmongFurniture, -0.9),
        (Sign::NearForm, -0.7),
        (Sign::UnderHeading, -0.7),
        (Sign::Pointers, -1.0),
        (Sign::Letter, -0.7),
        (Sign::Readers, -1.8),
        (Sign::ByReader, -1.9),
        (Sign::AfterFooter, -2.1),
        (Sign::ProseInStory, 0.4),
        (Sign::AfterForm, 0.1),
        (Sign::AmongTitles, -0.1),
    ],
};

/// That a block outside the story is the title of another.
pub(super) const TITLE: Weights = Weights {
    bias: -3.5,
    of: &[
        (Sign::Look, 1.2),
        (Sign::LongLook, 1.2),
        (Sign::Clause, 1.4),
        (Sign::LookInRun, 1.6),
        (Sign::AllTitles, 1.5),
        (Sign::LineUnderPointers, 1.6),
        (Sign::LookByReader, -1.3),
        (Sign::LookAtFooter, -0.6),
        (Sign::LookAtLetter, -0.9),
        (Sign::LookBarred, -0.8),
        (Sign::BeforeStory, -1.5),
        (Sign::LookBefore, -1.0),
        (Sign::OneWord, -1.6),
        (Sign::Phrase, -0.9),
    ],
};
