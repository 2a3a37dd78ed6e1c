//! The pages for people agree with one another.

use std::path::Path;

fn read(page: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
}

#[test]
fn readme_has_the_figures_of_the_accuracy_page() {
    let (readme, accuracy) = (read("README.md"), read("docs/ACCURACY.md"));
    let table = readme.split("\n| task |").nth(1).unwrap().split("\n\n").next().unwrap();
    let rows: Vec<&str> = table.lines().skip(2).collect();
    assert!(rows.len() > 4, "{table}");
    let other: Vec<&&str> =
        rows.iter().filter(|row| !accuracy.lines().any(|line| line == **row)).collect();
    assert!(other.is_empty(), "not in docs/ACCURACY.md: {other:#?}");
}

#[test]
fn links_lead_to_files() {
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        for link in read(page).split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
            let is_file = Path::new(env!("CARGO_MANIFEST_DIR")).join(link).is_file();
            assert!(link.contains("://") || is_file, "{page} leads to {link}");
        }
    }
}
