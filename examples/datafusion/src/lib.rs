//! pullquote's functions in SQL: on DataFusion in one process, on Ballista in many.
//!
//! ```
//! # #[tokio::main]
//! # async fn main() -> datafusion::common::Result<()> {
//! let context = pullquote_datafusion::session();
//! let query = "select q.name from (select unnest(quotes('“We won,” said Ann Lee.')) as q)";
//! assert_eq!(context.sql(query).await?.count().await?, 1);
//! # Ok(())
//! # }
//! ```

pub mod cluster;
mod functions;
mod pages;

use datafusion::prelude::SessionContext;

pub use functions::functions;
pub use pages::{make_pages, register_pages};

/// A session of this process that knows the functions.
pub fn session() -> SessionContext {
    let context = SessionContext::new();
    for function in functions() {
        context.register_udf(function.as_ref().clone());
    }
    context
}
