//! Pages as a table.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, RecordBatch, StringBuilder};
use datafusion::common::{Result, config_err};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::prelude::{JsonReadOptions, ParquetReadOptions, SessionContext};
use pullquote_wet::generate::Generator;

/// Calls a file, or the files of a folder, the table `pages`: Parquet, or JSON Lines if its name ends in `.jsonl`.
///
/// # Errors
///
/// There is no such file, or it is neither.
pub async fn register_pages(context: &SessionContext, path: &str) -> Result<()> {
    match Path::new(path).extension().and_then(|ending| ending.to_str()) {
        Some("jsonl") => {
            let options = JsonReadOptions::default().file_extension(".jsonl");
            context.register_json("pages", path, options).await
        }
        None | Some("parquet") => {
            context.register_parquet("pages", path, ParquetReadOptions::default()).await
        }
        Some(other) => config_err!("{path}: .{other} is neither .parquet, .jsonl nor a folder"),
    }
}

/// Makes a folder of Parquet files of synthetic pages, `url` and `text`; returns how many pages there are.
///
/// # Errors
///
/// They cannot be written.
pub fn make_pages(folder: &Path, n_bytes: usize, n_files: usize) -> Result<usize> {
    fs::create_dir_all(folder)?;
    let mut n_pages = 0;
    for i in 0..n_files {
        let mut generator = Generator::new(i as u64, 100);
        let (mut url, mut text) = (StringBuilder::new(), StringBuilder::new());
        while text.values_slice().len() < n_bytes / n_files {
            let page = generator.page();
            url.append_value(page.url);
            text.append_value(page.text);
            n_pages += 1;
        }
        let columns: [(&str, ArrayRef); 2] =
            [("url", Arc::new(url.finish())), ("text", Arc::new(text.finish()))];
        let batch = RecordBatch::try_from_iter(columns)?;
        let file = File::create(folder.join(format!("pages-{i:03}.parquet")))?;
        let mut writer = ArrowWriter::try_new(file, batch.schema(), None)?;
        writer.write(&batch)?;
        writer.close()?;
    }
    Ok(n_pages)
}
