//! What each sign weighs: for the story, and for the title of another story.
//!
//! Fitted by logistic regression on the development pages; a weight is a change of log odds. The
//! signs are of form and place alone, so that nothing of those pages' words is in it.

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
    bias: -0.73,
    of: &[
        (Sign::InStory, 1.7),
        (Sign::BeforeStory, -0.9),
        (Sign::Sentence, 1.02),
        (Sign::Long, 0.77),
        (Sign::VeryLong, 1.22),
        (Sign::OneWord, -0.6),
        (Sign::Colon, 1.83),
        (Sign::Figure, 1.36),
        (Sign::Look, 0.27),
        (Sign::Bare, 0.42),
        (Sign::Verb, -0.4),
        (Sign::TitleCase, -0.43),
        (Sign::Capitals, -0.54),
        (Sign::Asks, -0.71),
        (Sign::Cut, -1.57),
        (Sign::Twin, -1.43),
        (Sign::Like, 0.28),
        (Sign::Phrase, -1.75),
        (Sign::CaptionPhrase, -0.8),
        (Sign::FooterPhrase, -0.26),
        (Sign::AfterPhrase, -0.46),
        (Sign::BeforePhrase, -0.74),
        (Sign::NextShort, -0.43),
        (Sign::AmongShort, -0.81),
        (Sign::AmongProse, 0.19),
        (Sign::AllProse, 0.37),
        (Sign::AmongFurniture, -0.89),
        (Sign::NearForm, -0.74),
        (Sign::UnderHeading, -0.77),
        (Sign::Pointers, -0.98),
        (Sign::Letter, -0.66),
        (Sign::Readers, -1.74),
        (Sign::ByReader, -1.89),
        (Sign::AfterFooter, -2.07),
        (Sign::ProseInStory, 0.39),
        (Sign::AmongTitles, -0.1),
    ],
};

/// That a block outside the story is the title of another.
pub(super) const TITLE: Weights = Weights {
    bias: -3.9,
    of: &[
        (Sign::Look, 1.5),
        (Sign::LongLook, 1.0),
        (Sign::Clause, 1.6),
        (Sign::LookInRun, 1.8),
        (Sign::AllTitles, 1.4),
        (Sign::LineUnderPointers, 1.8),
        (Sign::LookByReader, -1.2),
        (Sign::LookAtFooter, -0.6),
        (Sign::LookAtLetter, -1.0),
        (Sign::BeforeStory, -1.4),
        (Sign::LookBefore, -1.1),
        (Sign::OneWord, -1.6),
    ],
};
