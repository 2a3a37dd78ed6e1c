//! Columns hold what articles hold, nulls and all, whatever sort of string column the texts stand in.

use arrow::array::{
    Array, ArrayRef, AsArray, BooleanArray, Int64Array, LargeStringArray, ListArray, StringArray,
    StringViewArray, StructArray,
};
use arrow::datatypes::Int64Type;
use arrow::ipc::{reader::StreamReader, writer::StreamWriter};
use arrow::record_batch::RecordBatch;
use pullquote::{Article, Parser, Passage};
use pullquote_arrow::{
    QuoteRows, SentenceRows, TeaserRows, headlines, list_type, quotes, sentences, teasers,
};

const PAGE: &str = include_str!("../../../seeds/000_e61a05d143ed3450.txt");

const STORY: &str = "Mayor opens the bridge\n\nBy Ann Lee\n\n\
    LEEDS (Reuters) – “We are proud,” said Bo Li, the mayor, who had waited two years for this day to come at last.\n\n\
    The bridge cost 😀 far more than planned. “It was worth it,” Li said. “I would do it again.”\n";

/// A page, a null, a text without anything, another page.
fn texts() -> Vec<Option<&'static str>> {
    vec![Some(PAGE), None, Some(""), Some(STORY)]
}

fn field<'a>(rows: &'a StructArray, name: &str) -> &'a ArrayRef {
    rows.column_by_name(name).unwrap_or_else(|| panic!("no column {name}"))
}

fn strings<'a>(rows: &'a StructArray, name: &str) -> Vec<Option<&'a str>> {
    field(rows, name).as_string::<i32>().iter().collect()
}

fn spans(rows: &StructArray) -> Vec<std::ops::Range<usize>> {
    let ends = |name| field(rows, name).as_primitive::<Int64Type>().values().to_vec();
    ends("start").into_iter().zip(ends("end")).map(|(a, b)| a as usize..b as usize).collect()
}

fn row(lists: &ListArray, i: usize) -> StructArray {
    lists.value(i).as_struct().clone()
}

#[test]
fn quotes_are_those_of_the_articles() {
    let lists = quotes(&StringArray::from(texts()), &Parser::new()).unwrap();
    assert_eq!(lists.len(), 4);
    for (i, text) in texts().into_iter().enumerate() {
        let Some(text) = text else {
            assert!(lists.is_null(i));
            continue;
        };
        let article = Article::parse(text).unwrap();
        let rows = row(&lists, i);
        let expected: Vec<_> = article.quotes().collect();
        assert_eq!(rows.len(), expected.len());
        let places = spans(&rows);
        for (j, quote) in expected.into_iter().enumerate() {
            let attribution = quote.attribution();
            assert_eq!(strings(&rows, "text")[j], Some(&*quote.text()));
            assert_eq!(strings(&rows, "kind")[j], Some(quote.kind().as_str()));
            assert_eq!(strings(&rows, "name")[j], quote.speaker().map(|speaker| speaker.name()));
            assert_eq!(strings(&rows, "class")[j], quote.speaker().map(|s| s.kind().as_str()));
            assert_eq!(
                strings(&rows, "cue")[j],
                attribution.and_then(|a| a.cue()).map(Passage::text)
            );
            assert_eq!(strings(&rows, "evidence")[j], attribution.map(|a| a.evidence().as_str()));
            assert_eq!(strings(&rows, "manner")[j], attribution.map(|a| a.manner().as_str()));
            assert_eq!(places[j], quote.span().range());
            assert!(strings(&rows, "context")[j].unwrap().contains(&text[places[j].clone()]));
        }
    }
    assert!(row(&lists, 0).len() > 5);
    assert!(row(&lists, 3).len() >= 2);
}

#[test]
fn context_is_the_sentences_around() {
    let text = "It rained. The mayor, Bo Li, said: “We won.” It was a long day. “We go home now,” Li said later.";
    let lists = quotes(&StringArray::from(vec![text]), &Parser::new().prose(true)).unwrap();
    assert_eq!(
        strings(&row(&lists, 0), "context"),
        [Some("The mayor, Bo Li, said: “We won.”"), Some("“We go home now,” Li said later.")]
    );
}

#[test]
fn sentences_and_teasers_are_those_of_the_articles() {
    let column = StringArray::from(texts());
    let (split, pointers) =
        (sentences(&column, &Parser::new()).unwrap(), teasers(&column, &Parser::new()).unwrap());
    for (i, text) in texts().into_iter().enumerate() {
        let Some(text) = text else {
            assert!(split.is_null(i) && pointers.is_null(i));
            continue;
        };
        let article = Article::parse(text).unwrap();
        let rows = row(&split, i);
        let expected: Vec<_> = article.sentences().map(|sentence| Some(sentence.text())).collect();
        assert_eq!(strings(&rows, "text"), expected);
        let cut: Vec<_> = spans(&rows).into_iter().map(|span| Some(&text[span])).collect();
        assert_eq!(cut, expected);

        let rows = row(&pointers, i);
        let expected: Vec<_> = article.teasers().collect();
        let titles: Vec<_> = expected.iter().map(|teaser| Some(teaser.title().text())).collect();
        assert_eq!(strings(&rows, "title"), titles);
        let snippets: Vec<_> = expected.iter().map(|t| t.snippet().map(Passage::text)).collect();
        assert_eq!(strings(&rows, "snippet"), snippets);
        let cut: Vec<_> = expected.iter().map(|teaser| Some(teaser.is_truncated())).collect();
        assert_eq!(field(&rows, "is_truncated").as_boolean(), &BooleanArray::from(cut));
        let sections: Vec<_> = expected.iter().map(|t| t.section().map(Passage::text)).collect();
        assert_eq!(strings(&rows, "section"), sections);
    }
    assert_eq!(row(&pointers, 0).len(), 4);
}

#[test]
fn headlines_are_null_where_there_is_none() {
    let headlines = headlines(&StringArray::from(texts()), &Parser::new()).unwrap();
    let expected = [None, None, None, Some("Mayor opens the bridge")];
    assert_eq!(headlines.iter().collect::<Vec<_>>(), expected);
}

#[test]
fn every_sort_of_string_column_gives_the_same() {
    let parser = Parser::new();
    let expected = quotes(&StringArray::from(texts()), &parser).unwrap();
    assert_eq!(quotes(&LargeStringArray::from(texts()), &parser).unwrap(), expected);
    assert_eq!(quotes(&StringViewArray::from(texts()), &parser).unwrap(), expected);
}

#[test]
fn a_slice_is_read_as_a_slice() {
    let parser = Parser::new();
    let column = StringArray::from(texts());
    let whole = quotes(&column, &parser).unwrap();
    let slice = quotes(&column.slice(1, 3), &parser).unwrap();
    assert_eq!(slice, whole.slice(1, 3));
    assert!(slice.is_null(0) && slice.is_valid(1));
}

#[test]
fn no_texts_give_no_lists() {
    let none = StringArray::from(Vec::<Option<&str>>::new());
    assert_eq!(quotes(&none, &Parser::new()).unwrap().len(), 0);
    let nulls = StringArray::new_null(3);
    assert_eq!(quotes(&nulls, &Parser::new()).unwrap().null_count(), 3);
}

#[test]
fn types_are_as_announced() {
    let column = StringArray::from(texts());
    let parser = Parser::new();
    assert_eq!(quotes(&column, &parser).unwrap().data_type(), &list_type::<QuoteRows>());
    assert_eq!(sentences(&column, &parser).unwrap().data_type(), &list_type::<SentenceRows>());
    assert_eq!(teasers(&column, &parser).unwrap().data_type(), &list_type::<TeaserRows>());
}

#[test]
fn what_cannot_be_read_is_named() {
    let error = quotes(&Int64Array::from(vec![1]), &Parser::new()).unwrap_err();
    assert!(error.to_string().contains("texts are strings, not Int64"), "{error}");
    let texts = StringArray::from(vec!["short", "too long"]);
    let error = quotes(&texts, &Parser::new().max_len(6)).unwrap_err();
    assert!(error.to_string().contains("row 1: the text is 8 bytes long"), "{error}");
}

#[test]
fn survives_the_wire() {
    let lists = quotes(&StringArray::from(texts()), &Parser::new()).unwrap();
    let column: ArrayRef = std::sync::Arc::new(lists);
    let batch = RecordBatch::try_from_iter_with_nullable([("quotes", column, true)]).unwrap();
    let mut bytes = Vec::new();
    let mut writer = StreamWriter::try_new(&mut bytes, &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    let back: Vec<_> =
        StreamReader::try_new(&bytes[..], None).unwrap().map(Result::unwrap).collect();
    assert_eq!(back, [batch]);
}
