//! What every public type can do, checked by the compiler.

use std::fmt::Debug;
use std::panic::{RefUnwindSafe, UnwindSafe};

use pullquote::offsets::CharMap;
use pullquote::{
    Article, ArticleSentences, Attribution, Block, BlockKind, Blocks, Byline, Dateline, Error,
    ErrorKind, Evidence, Lexicon, Manner, Newlines, Paragraph, Paragraphs, Parser, Passage,
    Passages, Quote, QuoteKind, Quotes, Reason, Scratch, Sentence, SentenceSplitter, Sentences,
    Span, Speaker, SpeakerKind, SpeakerQuotes, Speakers, Teaser, Teasers, Tokens, Word, WordKind,
    WordList, Words,
};

/// The name of a type that is all of this.
fn plain<T: Debug + Clone + Send + Sync + UnwindSafe + RefUnwindSafe>() -> &'static str {
    std::any::type_name::<T>()
}

/// The name of a type that is cheap to copy as well.
fn view<T: Copy + Debug + Send + Sync + UnwindSafe + RefUnwindSafe>() -> &'static str {
    std::any::type_name::<T>()
}

#[test]
fn types_cross_threads_and_panics() {
    let plain = [
        plain::<Article<'_>>(),
        plain::<Parser>(),
        plain::<Scratch>(),
        plain::<Lexicon>(),
        plain::<Error>(),
        plain::<CharMap<'_>>(),
        plain::<Words<'_>>(),
        plain::<Tokens<'_>>(),
        plain::<SentenceSplitter>(),
        plain::<Sentences<'_>>(),
        plain::<Blocks<'_>>(),
        plain::<Paragraphs<'_>>(),
        plain::<ArticleSentences<'_>>(),
        plain::<Quotes<'_>>(),
        plain::<Speakers<'_>>(),
        plain::<SpeakerQuotes<'_>>(),
        plain::<Teasers<'_>>(),
        plain::<Passages<'_>>(),
    ];
    let views = [
        view::<Block<'_>>(),
        view::<Paragraph<'_>>(),
        view::<Passage<'_>>(),
        view::<Byline<'_>>(),
        view::<Dateline<'_>>(),
        view::<Quote<'_>>(),
        view::<Attribution<'_>>(),
        view::<Speaker<'_>>(),
        view::<Teaser<'_>>(),
        view::<Word<'_>>(),
        view::<Sentence<'_>>(),
        view::<Span>(),
        view::<BlockKind>(),
        view::<Reason>(),
        view::<QuoteKind>(),
        view::<Evidence>(),
        view::<Manner>(),
        view::<SpeakerKind>(),
        view::<ErrorKind>(),
        view::<WordKind>(),
        view::<Newlines>(),
        view::<WordList>(),
    ];
    assert!(plain.iter().chain(&views).all(|name| name.starts_with("pullquote::")));
}

#[test]
fn an_article_is_read_by_threads() {
    let article = Parser::new().prose(true).parse("“We won,” said Ann Lee.").unwrap();
    let names: Vec<String> = std::thread::scope(|scope| {
        let read = || article.speakers().next().unwrap().name().to_owned();
        let threads = [scope.spawn(read), scope.spawn(read)];
        threads.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert_eq!(names, ["Ann Lee", "Ann Lee"]);
}
