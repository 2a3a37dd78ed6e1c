//! Text made safe for HTML, and a template filled.

/// Text as HTML shows it: no character of it is markup, neither in an element nor in an attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            // HTML allows no other control characters, and marks of direction must not reach out of the page's text.
            '\n' | '\t' => html.push(c),
            c if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') =>
            {
                html.push('\u{fffd}');
            }
            c => html.push(c),
        }
    }
    html
}

/// The template with each `{{name}}` replaced. What is put in is not read again.
pub(crate) fn fill(template: &str, mut value: impl FnMut(&str) -> String) -> String {
    let mut pieces = template.split("{{");
    let mut html = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once("}}").expect("every {{ of the template has its }}");
        html += &value(name);
        html += rest;
    }
    html
}
