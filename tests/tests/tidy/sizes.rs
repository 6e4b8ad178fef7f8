//! How long files and functions are: small enough to be read in one go. Tests are measured and told,
//! not limited: a table of sentences may be as long as it is.

use crate::sources::{Source, below};

/// What one of these tests looks at.
type Size = (usize, String);

const LONGEST_FILE: usize = 300;
const MEDIAN_FILE: usize = 130;
const LONGEST_FUNCTION: usize = 60;

#[test]
fn no_file_is_long() {
    let size = |source: &Source| vec![(source.lines().count(), source.path.clone())];
    let sizes = told("files", measured(size));
    let median = sizes[sizes.len() / 2].0;
    assert_eq!(longer_than(LONGEST_FILE, sizes), []);
    assert!(median <= MEDIAN_FILE, "the median file has {median} lines");
}

#[test]
fn no_function_is_long() {
    assert_eq!(longer_than(LONGEST_FUNCTION, told("functions", measured(functions))), []);
}

/// Sizes in the product and the playground, and in the tests, smallest first.
fn measured(sizes: impl Fn(&Source) -> Vec<Size>) -> [Vec<Size>; 2] {
    let sources = below(&["core", "bots", "tests/src", "tests/tests"]);
    let (tests, product): (Vec<_>, Vec<_>) = sources.into_iter().partition(Source::is_test);
    [product, tests].map(|sources| {
        let mut sizes: Vec<Size> = sources.iter().flat_map(&sizes).collect();
        sizes.sort();
        sizes
    })
}

/// Tells the sizes, and hands on those of the product.
fn told(what: &str, [product, tests]: [Vec<Size>; 2]) -> Vec<Size> {
    for (whose, sizes) in [("product", &product), ("tests", &tests)] {
        let at = |tenths: usize| sizes[(sizes.len() - 1) * tenths / 10].0;
        let (count, longest) = (sizes.len(), sizes.last());
        println!("{whose}: {count} {what}, median {}, p90 {}, longest {longest:?}", at(5), at(9));
    }
    product
}

fn longer_than(limit: usize, sizes: Vec<Size>) -> Vec<Size> {
    sizes.into_iter().filter(|(lines, _)| *lines > limit).collect()
}

#[test]
fn functions_are_measured_from_their_name_to_their_brace() {
    let text = "fn one() {}\nimpl X {\n    pub async fn two(\n        a: u8,\n    ) -> u8\n    where\n        \
                A: B,\n    {\n        a\n    }\n    fn three();\n}\n";
    let source = Source { path: "x.rs".into(), text: text.into() };
    assert_eq!(functions(&source), [(1, "x.rs: one".into()), (8, "x.rs: two".into())]);
}

/// Each function's length in lines, and where it is. The formatter puts a function's last brace below
/// its first word.
fn functions(source: &Source) -> Vec<Size> {
    let lines: Vec<&str> = source.text.lines().collect();
    let length = |(start, name): (usize, &str)| {
        let first = lines[start];
        let indent = &first[..first.len() - first.trim_start().len()];
        let end = lines[start..].iter().position(|line| {
            let at_margin = line.strip_prefix(indent).is_some_and(|rest| !rest.starts_with(' '));
            at_margin && (line.ends_with('}') || line.ends_with(';'))
        })?;
        let has_body = lines[start + end].ends_with('}');
        has_body.then(|| (end + 1, format!("{}: {name}", source.path)))
    };
    let names = lines.iter().enumerate().filter_map(|(at, line)| Some((at, name_of(line)?)));
    names.filter_map(length).collect()
}

/// The name of the function that begins on this line.
fn name_of(line: &str) -> Option<&str> {
    let mut words = line.trim_start();
    for word in ["pub(crate) ", "pub(super) ", "pub ", "const ", "async "] {
        words = words.strip_prefix(word).unwrap_or(words);
    }
    words.strip_prefix("fn ")?.split(['(', '<']).next()
}
