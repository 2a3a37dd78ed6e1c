//! Sentences, by cases in text files: one sentence a line, a line break inside it written `⏎`.

#[test]
fn cases() {
    crate::cases::check("sentences", |text| {
        let sentences = pullquote::sentences(text).map(|s| s.text().replace('\n', "⏎"));
        sentences.collect::<Vec<_>>().join("\n")
    });
}
