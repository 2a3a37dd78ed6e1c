//! The functions that SQL gets.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, ScalarValue, exec_err};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility,
};
use pullquote::Parser;
use pullquote_arrow::{QuoteRows, SentenceRows, TeaserRows, list_type};

/// `quotes(text)`, `sentences(text)`, `teasers(text)`, `headline(text)`.
///
/// Each takes a column of strings, of whichever sort. The first three give lists of structs, which `unnest` makes rows of; their
/// fields are the columns of [`QuoteRows`], [`SentenceRows`] and [`TeaserRows`].
pub fn functions() -> impl Iterator<Item = Arc<ScalarUDF>> {
    let all = [What::Quotes, What::Sentences, What::Teasers, What::Headline];
    all.into_iter().map(|what| {
        let signature = Signature::string(1, Volatility::Immutable);
        Arc::new(ScalarUDF::from(Function { what, signature }))
    })
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum What {
    Quotes,
    Sentences,
    Teasers,
    Headline,
}

/// One of them, as the engine sees it.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Function {
    what: What,
    signature: Signature,
}

impl Function {
    fn read(&self, texts: &dyn Array) -> Result<ArrayRef> {
        let parser = Parser::new();
        Ok(match self.what {
            What::Quotes => Arc::new(pullquote_arrow::quotes(texts, &parser)?),
            What::Sentences => Arc::new(pullquote_arrow::sentences(texts, &parser)?),
            What::Teasers => Arc::new(pullquote_arrow::teasers(texts, &parser)?),
            What::Headline => Arc::new(pullquote_arrow::headlines(texts, &parser)?),
        })
    }
}

impl ScalarUDFImpl for Function {
    fn name(&self) -> &str {
        match self.what {
            What::Quotes => "quotes",
            What::Sentences => "sentences",
            What::Teasers => "teasers",
            What::Headline => "headline",
        }
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(match self.what {
            What::Quotes => list_type::<QuoteRows>(),
            What::Sentences => list_type::<SentenceRows>(),
            What::Teasers => list_type::<TeaserRows>(),
            What::Headline => DataType::Utf8,
        })
    }

    fn invoke_with_args(&self, args: ScalarFunctionArgs) -> Result<ColumnarValue> {
        match &args.args[..] {
            [ColumnarValue::Array(texts)] => Ok(ColumnarValue::Array(self.read(texts)?)),
            [ColumnarValue::Scalar(text)] => {
                let read = self.read(&text.to_array()?)?;
                Ok(ColumnarValue::Scalar(ScalarValue::try_from_array(&read, 0)?))
            }
            more => exec_err!("{} takes one text, not {}", self.name(), more.len()),
        }
    }
}
