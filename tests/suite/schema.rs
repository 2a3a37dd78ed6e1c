//! The JSON Schema of the serialised article: the committed copy is fresh, and output fits it.
//!
//! And [`check`]: whether a value fits a schema, for it and for other tools' formats.

use serde_json::Value;

static ARTICLE: &str = include_str!("../../schema/article.schema.json");

/// Panics with the place of the first part of `value` that the schema does not allow.
pub(crate) fn check(value: &Value, schema: &Value) {
    let checked = Checker { root: schema }.check(value, schema, "$");
    checked.unwrap_or_else(|problem| panic!("{problem}"));
}

/// Of JSON Schema 2020-12 what our schemas use; a keyword that it does not know is an error.
struct Checker<'s> {
    root: &'s Value,
}

impl Checker<'_> {
    fn check(&self, value: &Value, schema: &Value, at: &str) -> Result<(), String> {
        for (keyword, rule) in schema.as_object().ok_or("a schema is an object")? {
            let fits = match keyword.as_str() {
                "$schema" | "$defs" | "$comment" | "title" | "description" | "format" => true,
                "$ref" => {
                    let place = rule.as_str().and_then(|place| place.strip_prefix('#')).unwrap();
                    self.check(value, self.root.pointer(place).expect(place), at)?;
                    true
                }
                "type" => match rule {
                    Value::Array(types) => types.iter().any(|name| is_type(value, name)),
                    name => is_type(value, name),
                },
                "const" => value == rule,
                "enum" => rule.as_array().unwrap().contains(value),
                "minimum" => value.as_i64().is_none_or(|value| value >= rule.as_i64().unwrap()),
                "maximum" => value.as_i64().is_none_or(|value| value <= rule.as_i64().unwrap()),
                "minLength" => value.as_str().is_none_or(|text| text.len() as u64 >= number(rule)),
                "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= number(rule)),
                "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= number(rule)),
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        self.check(item, rule, &format!("{at}[{i}]"))?;
                    }
                    true
                }
                "required" => {
                    let names = rule.as_array().unwrap().iter().map(|name| name.as_str().unwrap());
                    names.into_iter().all(|name| value.get(name).is_some())
                }
                "properties" => {
                    for (name, rule) in rule.as_object().unwrap() {
                        if let Some(part) = value.get(name) {
                            self.check(part, rule, &format!("{at}.{name}"))?;
                        }
                    }
                    true
                }
                "additionalProperties" => {
                    assert_eq!(*rule, Value::Bool(false));
                    let known = schema["properties"].as_object().unwrap();
                    value
                        .as_object()
                        .into_iter()
                        .flatten()
                        .all(|(name, _)| known.contains_key(name))
                }
                "anyOf" => self.n_fitting(value, rule, at) > 0,
                "oneOf" => self.n_fitting(value, rule, at) == 1,
                unknown => panic!("a keyword that the checker does not know: {unknown}"),
            };
            if !fits {
                return Err(format!("{at}: {value} does not fit \"{keyword}\": {rule}"));
            }
        }
        Ok(())
    }

    fn n_fitting(&self, value: &Value, rules: &Value, at: &str) -> usize {
        let rules = rules.as_array().unwrap();
        rules.iter().filter(|rule| self.check(value, rule, at).is_ok()).count()
    }
}

fn number(rule: &Value) -> u64 {
    rule.as_u64().unwrap()
}

fn is_type(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        unknown => panic!("a type that the checker does not know: {unknown}"),
    }
}

#[test]
fn the_checker_refuses() {
    let schema: Value = serde_json::from_str(ARTICLE).unwrap();
    let article = || {
        let article = pullquote::Article::parse("“We won,” said Ann Lee.").unwrap();
        serde_json::to_value(&article).unwrap()
    };
    check(&article(), &schema);
    let wrong = |name: &str, part: Value| {
        let mut article = article();
        *article.pointer_mut(name).unwrap() = part;
        Checker { root: &schema }.check(&article, &schema, "$").unwrap_err()
    };
    let problem = wrong("/quotes/0/span", serde_json::json!([3, -1]));
    assert!(problem.contains("$.quotes[0].span"), "{problem}");
    wrong("/quotes/0/kind", "shouted".into());
    wrong("/quotes/0/attribution/cue", serde_json::json!([1, 2, 3]));
    wrong("/text", Value::Null);
    wrong("/speakers/0/mentions", serde_json::json!({}));
}

#[test]
fn the_seed_fits() {
    let schema: Value = serde_json::from_str(ARTICLE).unwrap();
    let page = include_str!("../../seeds/000_e61a05d143ed3450.txt");
    let article = pullquote::Article::parse(page).unwrap();
    check(&serde_json::to_value(&article).unwrap(), &schema);
}

/// `PULLQUOTE_UPDATE=1 cargo test --features schemars` writes the copy anew.
#[test]
#[cfg(feature = "schemars")]
fn the_copy_is_fresh() {
    let settings = schemars::generate::SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<pullquote::Article<'static>>();
    let fresh = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if std::env::var_os("PULLQUOTE_UPDATE").is_some() {
        let copy = concat!(env!("CARGO_MANIFEST_DIR"), "/schema/article.schema.json");
        std::fs::write(copy, fresh).unwrap();
    } else {
        assert_eq!(
            ARTICLE, fresh,
            "write it anew: PULLQUOTE_UPDATE=1 cargo test --features schemars"
        );
    }
}
