//! The serialised shape: one text, then nested objects whose places are `[start, end]` in bytes.
//!
//! An article is written whole and read back with every place checked against
//! its text. Views are written for reading on their own: with their words.

use std::borrow::Cow;

use serde::de::Error as _;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::article::Article;
use crate::error::Error;
use crate::records::{
    AttributionRecord, BlockKind, BlockRecord, BylineRecord, DatelineRecord, Evidence, Indices,
    Manner, ParagraphRecord, QuoteKind, QuoteRecord, Reading, Reason, Records, SpeakerKind,
    SpeakerRecord, TeaserRecord,
};
use crate::span::Span;
use crate::text::sentences::Sentence;
use crate::text::words::Word;
use crate::views::{
    Attribution, Block, Byline, Dateline, Paragraph, Passage, Quote, Speaker, Teaser,
};

/// `[start, end]`, in bytes.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (self.start(), self.end()).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Span, D::Error> {
        let (start, end) = Deserialize::deserialize(deserializer)?;
        Span::new(start, end).map_err(D::Error::custom)
    }
}

#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Span {
    fn schema_name() -> Cow<'static, str> {
        "Span".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "Start and end, in bytes of the text; the end is exclusive.",
            "type": "array",
            "items": { "type": "integer", "minimum": 0, "maximum": u32::MAX },
            "minItems": 2,
            "maxItems": 2,
        })
    }
}

/// A place as it is read, before it is checked.
type Raw = (u32, u32);

/// An article as it is written (`P` is [`Span`]) and read (`P` is [`Raw`]).
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Article"))]
#[cfg_attr(
    feature = "schemars",
    schemars(description = "What one page says: its text and the places of everything in it.")
)]
struct ArticleShape<'a, P> {
    /// The whole page.
    text: Cow<'a, str>,
    /// The story's title, where it stands above the story.
    headline: Option<P>,
    /// The summary between the headline and the body.
    standfirst: Option<P>,
    byline: Option<BylineShape<P>>,
    dateline: Option<DatelineShape<P>>,
    /// When the story was published or updated, as printed.
    timestamp: Option<P>,
    /// Every block of the page; together they tile the text.
    blocks: Vec<BlockShape<P>>,
    /// The body, in reading order.
    paragraphs: Vec<ParagraphShape<P>>,
    /// Who said what in the body, in the order in which the quotes start.
    quotes: Vec<QuoteShape<P>>,
    /// Words between marks that nobody is quoted as saying.
    terms: Vec<P>,
    /// Everybody who is quoted in the body.
    speakers: Vec<SpeakerShape<P>>,
    /// Every pointer to another story.
    teasers: Vec<TeaserShape<P>>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Byline"))]
struct BylineShape<P> {
    span: P,
    authors: Vec<P>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Dateline"))]
struct DatelineShape<P> {
    span: P,
    places: Vec<P>,
    agency: Option<P>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Block"))]
struct BlockShape<P> {
    kind: BlockKind,
    reason: Reason,
    span: P,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Paragraph"))]
struct ParagraphShape<P> {
    span: P,
    sentences: Vec<P>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Quote"))]
struct QuoteShape<P> {
    kind: QuoteKind,
    span: P,
    /// The quoted words run by run; of an indirect quote, the content.
    fragments: Vec<P>,
    /// All that was said, the words outside the marks too, the marks left out.
    content: Vec<P>,
    attribution: Option<AttributionShape<P>>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Attribution"))]
struct AttributionShape<P> {
    /// The words that point at the speaker; of a continued quote, those of the quote before.
    mention: Option<P>,
    /// The words that report.
    cue: Option<P>,
    evidence: Evidence,
    manner: Manner,
    /// The place in the list of speakers that goes with the list of quotes.
    speaker: Option<u32>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Speaker"))]
struct SpeakerShape<P> {
    /// The fullest name that the text gives.
    name: P,
    kind: SpeakerKind,
    /// A title or role that stands with the name.
    role: Option<P>,
    /// Every place where the text points at the speaker.
    mentions: Vec<P>,
}

#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema), schemars(rename = "Teaser"))]
struct TeaserShape<P> {
    span: P,
    title: P,
    snippet: Option<P>,
    is_truncated: bool,
    /// The heading that the teaser stands under.
    section: Option<P>,
    dateline: Option<DatelineShape<P>>,
    quotes: Vec<QuoteShape<P>>,
    terms: Vec<P>,
    speakers: Vec<SpeakerShape<P>>,
}

impl Serialize for Article<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let records = &self.records;
        let (quotes, terms, speakers) = records.shapes(records.body);
        ArticleShape {
            text: Cow::Borrowed(self.text()),
            headline: records.headline,
            standfirst: records.standfirst,
            byline: records.byline.map(|byline| BylineShape {
                span: byline.span,
                authors: records.spans(byline.authors),
            }),
            dateline: records.dateline.map(|dateline| records.dateline_shape(dateline)),
            timestamp: records.timestamp,
            blocks: records
                .blocks
                .iter()
                .map(|b| BlockShape { kind: b.kind, reason: b.reason, span: b.span })
                .collect(),
            paragraphs: records
                .paragraphs
                .iter()
                .map(|paragraph| ParagraphShape {
                    span: paragraph.span,
                    sentences: records.sentences[paragraph.sentences.range()].to_vec(),
                })
                .collect(),
            quotes,
            terms,
            speakers,
            teasers: records.teasers.iter().map(|teaser| records.teaser_shape(teaser)).collect(),
        }
        .serialize(serializer)
    }
}

/// The schema of what is written; `schema/article.schema.json` is a copy.
#[cfg(feature = "schemars")]
impl schemars::JsonSchema for Article<'_> {
    fn schema_name() -> Cow<'static, str> {
        "Article".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ArticleShape::<Span>::json_schema(generator)
    }
}

/// What one story says: its quotes, terms and speakers.
type StoryShape<P> = (Vec<QuoteShape<P>>, Vec<P>, Vec<SpeakerShape<P>>);

impl Records {
    fn spans(&self, at: Indices) -> Vec<Span> {
        self.pieces[at.range()].to_vec()
    }

    fn dateline_shape(&self, dateline: DatelineRecord) -> DatelineShape<Span> {
        DatelineShape {
            span: dateline.span,
            places: self.spans(dateline.places),
            agency: dateline.agency,
        }
    }

    fn teaser_shape(&self, teaser: &TeaserRecord) -> TeaserShape<Span> {
        let (quotes, terms, speakers) = self.shapes(teaser.reading);
        TeaserShape {
            span: teaser.span,
            title: teaser.title,
            snippet: teaser.snippet,
            is_truncated: teaser.is_truncated,
            section: teaser.section,
            dateline: teaser.dateline.map(|dateline| self.dateline_shape(dateline)),
            quotes,
            terms,
            speakers,
        }
    }

    fn shapes(&self, reading: Reading) -> StoryShape<Span> {
        let first = reading.speakers.start;
        let attribution = |a: AttributionRecord| AttributionShape {
            mention: a.mention,
            cue: a.cue,
            evidence: a.evidence,
            manner: a.manner,
            speaker: a.speaker.map(|speaker| speaker - first),
        };
        let quotes = self.quotes[reading.quotes.range()].iter().map(|quote| QuoteShape {
            kind: quote.kind,
            span: quote.span,
            fragments: self.spans(quote.fragments),
            content: self.spans(quote.content),
            attribution: quote.attribution.map(attribution),
        });
        let speakers = self.speakers[reading.speakers.range()].iter().map(|speaker| SpeakerShape {
            name: speaker.name,
            kind: speaker.kind,
            role: speaker.role,
            mentions: self.spans(speaker.mentions),
        });
        (quotes.collect(), self.terms[reading.terms.range()].to_vec(), speakers.collect())
    }
}

/// Read back whole, with every place checked against the text.
///
/// # Errors
///
/// A place that is out of the text, splits a character or ends before it
/// starts, or a speaker that is not in the list: the message names the field,
/// `quotes[3].fragments[0]: 10..999 is outside the text of 326 bytes`.
impl<'de> Deserialize<'de> for Article<'static> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Article<'static>, D::Error> {
        let shape = ArticleShape::<Raw>::deserialize(deserializer)?;
        read(shape).map_err(D::Error::custom)
    }
}

fn read(shape: ArticleShape<'_, Raw>) -> Result<Article<'static>, Error> {
    let text = shape.text.into_owned();
    let mut reader = Reader { text: &text, records: Records::default() };
    let records = &mut Records::default();
    records.headline = reader.maybe(shape.headline, "headline")?;
    records.standfirst = reader.maybe(shape.standfirst, "standfirst")?;
    records.timestamp = reader.maybe(shape.timestamp, "timestamp")?;
    if let Some(byline) = shape.byline {
        let span = reader.span(byline.span, "byline.span")?;
        records.byline =
            Some(BylineRecord { span, authors: reader.keep(&byline.authors, "byline.authors")? });
    }
    records.dateline = reader.dateline(shape.dateline, "dateline")?;
    for (i, block) in shape.blocks.into_iter().enumerate() {
        let span = reader.span(block.span, &format!("blocks[{i}].span"))?;
        records.blocks.push(BlockRecord { span, kind: block.kind, reason: block.reason });
    }
    for (i, paragraph) in shape.paragraphs.into_iter().enumerate() {
        let span = reader.span(paragraph.span, &format!("paragraphs[{i}].span"))?;
        let start = records.sentences.len();
        records
            .sentences
            .extend(reader.spans(&paragraph.sentences, &format!("paragraphs[{i}].sentences"))?);
        let sentences = Indices::new(start..records.sentences.len());
        records.paragraphs.push(ParagraphRecord { span, sentences });
    }
    // In the order in which parsing fills the pools: what was read equals what was written.
    let mut stories = Vec::new();
    for (i, teaser) in shape.teasers.into_iter().enumerate() {
        let (teaser, story) = reader.teaser(teaser, &format!("teasers[{i}]."))?;
        records.teasers.push(teaser);
        stories.push(story);
    }
    records.body = reader.story((shape.quotes, shape.terms, shape.speakers), "")?;
    for (i, (teaser, story)) in records.teasers.iter_mut().zip(stories).enumerate() {
        teaser.reading = reader.story(story, &format!("teasers[{i}]."))?;
    }
    let Records { quotes, terms, speakers, pieces, .. } = reader.records;
    let records = Records { quotes, terms, speakers, pieces, ..std::mem::take(records) };
    Ok(Article { text: Cow::Owned(text), records })
}

/// Checks places against a text; keeps those that lie in pools.
struct Reader<'t> {
    text: &'t str,
    records: Records,
}

impl Reader<'_> {
    fn span(&self, (start, end): Raw, field: &str) -> Result<Span, Error> {
        let span = Span::new(start, end)
            .map_err(|error| Error::bad_field(field.to_owned(), error.to_string()))?;
        let len = self.text.len();
        let problem = if span.end() > len {
            format!("{span:?} is outside the text of {len} bytes")
        } else if span.of(self.text).is_none() {
            format!("{span:?} splits a character")
        } else {
            return Ok(span);
        };
        Err(Error::bad_field(field.to_owned(), problem))
    }

    fn maybe(&self, raw: Option<Raw>, field: &str) -> Result<Option<Span>, Error> {
        raw.map(|raw| self.span(raw, field)).transpose()
    }

    fn spans(&self, raws: &[Raw], field: &str) -> Result<Vec<Span>, Error> {
        raws.iter().enumerate().map(|(i, raw)| self.span(*raw, &format!("{field}[{i}]"))).collect()
    }

    fn keep(&mut self, raws: &[Raw], field: &str) -> Result<Indices, Error> {
        let spans = self.spans(raws, field)?;
        Ok(self.records.keep(spans))
    }

    fn dateline(
        &mut self,
        shape: Option<DatelineShape<Raw>>,
        field: &str,
    ) -> Result<Option<DatelineRecord>, Error> {
        let Some(shape) = shape else { return Ok(None) };
        Ok(Some(DatelineRecord {
            span: self.span(shape.span, &format!("{field}.span"))?,
            places: self.keep(&shape.places, &format!("{field}.places"))?,
            agency: self.maybe(shape.agency, &format!("{field}.agency"))?,
        }))
    }

    /// A teaser whose story is still to be read.
    fn teaser(
        &mut self,
        shape: TeaserShape<Raw>,
        path: &str,
    ) -> Result<(TeaserRecord, StoryShape<Raw>), Error> {
        let record = TeaserRecord {
            span: self.span(shape.span, &format!("{path}span"))?,
            title: self.span(shape.title, &format!("{path}title"))?,
            snippet: self.maybe(shape.snippet, &format!("{path}snippet"))?,
            is_truncated: shape.is_truncated,
            section: self.maybe(shape.section, &format!("{path}section"))?,
            dateline: self.dateline(shape.dateline, &format!("{path}dateline"))?,
            reading: Reading::default(),
        };
        Ok((record, (shape.quotes, shape.terms, shape.speakers)))
    }

    /// `path` is what stands before the name of each field: "" or "teasers[0].".
    fn story(
        &mut self,
        (quotes, terms, speakers): StoryShape<Raw>,
        path: &str,
    ) -> Result<Reading, Error> {
        let starts =
            (self.records.quotes.len(), self.records.terms.len(), self.records.speakers.len());
        for (i, shape) in speakers.into_iter().enumerate() {
            let record = SpeakerRecord {
                id: i as u32,
                name: self.span(shape.name, &format!("{path}speakers[{i}].name"))?,
                kind: shape.kind,
                role: self.maybe(shape.role, &format!("{path}speakers[{i}].role"))?,
                mentions: self.keep(&shape.mentions, &format!("{path}speakers[{i}].mentions"))?,
            };
            self.records.speakers.push(record);
        }
        let n_speakers = self.records.speakers.len() - starts.2;
        for (i, shape) in quotes.into_iter().enumerate() {
            let path = format!("{path}quotes[{i}].");
            let span = self.span(shape.span, &format!("{path}span"))?;
            let fragments = self.keep(&shape.fragments, &format!("{path}fragments"))?;
            let content = self.keep(&shape.content, &format!("{path}content"))?;
            let record = QuoteRecord {
                kind: shape.kind,
                span,
                fragments,
                content: self.records.share(fragments, content),
                attribution: match shape.attribution {
                    Some(shape) => Some(self.attribution(&shape, starts.2, n_speakers, &path)?),
                    None => None,
                },
            };
            self.records.quotes.push(record);
        }
        let terms = self.spans(&terms, &format!("{path}terms"))?;
        self.records.terms.extend(terms);
        Ok(Reading {
            quotes: Indices::new(starts.0..self.records.quotes.len()),
            terms: Indices::new(starts.1..self.records.terms.len()),
            speakers: Indices::new(starts.2..self.records.speakers.len()),
        })
    }

    fn attribution(
        &self,
        shape: &AttributionShape<Raw>,
        first: usize,
        n_speakers: usize,
        path: &str,
    ) -> Result<AttributionRecord, Error> {
        if let Some(speaker) = shape.speaker.filter(|&speaker| speaker as usize >= n_speakers) {
            let problem = format!("{speaker} is not one of {n_speakers} speakers");
            return Err(Error::bad_field(format!("{path}attribution.speaker"), problem));
        }
        Ok(AttributionRecord {
            mention: self.maybe(shape.mention, &format!("{path}attribution.mention"))?,
            cue: self.maybe(shape.cue, &format!("{path}attribution.cue"))?,
            evidence: shape.evidence,
            manner: shape.manner,
            speaker: shape.speaker.map(|speaker| first as u32 + speaker),
        })
    }
}

/// Writes a view as an object of the named methods' results.
macro_rules! view {
    ($view:ident { $($method:ident $(: $finish:ident)?),* }) => {
        impl Serialize for $view<'_> {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let n_fields = [$(stringify!($method)),*].len();
                let mut object = serializer.serialize_struct(stringify!($view), n_fields)?;
                $( object.serialize_field(stringify!($method), &view!(@ self.$method() $(, $finish)?))?; )*
                object.end()
            }
        }
    };
    (@ $value:expr) => { $value };
    (@ $value:expr, list) => { $value.collect::<Vec<_>>() };
    (@ $value:expr, name) => { $value.map(Speaker::name) };
}

view!(Passage { text, span });
view!(Word { text, span, kind });
view!(Sentence { text, span });
view!(Block { kind, reason, text, span });
view!(Paragraph { text, span });
view!(Byline { text, span, authors: list });
view!(Dateline { text, span, places: list, agency });
view!(Quote { kind, text, span, fragments: list, content: list, attribution });
view!(Attribution { speaker: name, mention, antecedent, cue, evidence, manner });
view!(Speaker { id, name, kind, role, mentions: list });
view!(Teaser { title, snippet, is_truncated, section, dateline, quotes: list, span });
