//! Closed vocabularies, with the nearest name for a misspelt one.

/// A set of names.
pub trait Vocabulary {
    /// Every name.
    const NAMES: &'static [&'static str];
}

/// What to say about a name that is not in the vocabulary: the nearest one, or all when there are few.
pub fn suggestion<'a>(name: &str, names: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let names: Vec<&str> = names.into_iter().collect();
    /// Misspelt names score above this, other names below (Jaro–Winkler).
    const NEAR: f64 = 0.8;
    let near = |n: &&str| strsim::jaro_winkler(name, n);
    match names.iter().copied().filter(|n| near(n) > NEAR).max_by(|a, b| near(a).total_cmp(&near(b))) {
        Some(nearest) => Some(format!("did you mean \"{nearest}\"?")),
        None if names.is_empty() => None,
        None => Some(format!("known: {}", names.join(", "))),
    }
}

#[cfg(test)]
mod tests {
    use super::suggestion;

    #[test]
    fn nearest_or_all() {
        let names = ["attack", "siege"];
        assert_eq!(suggestion("atack", names).unwrap(), "did you mean \"attack\"?");
        assert_eq!(suggestion("sport", names).unwrap(), "known: attack, siege");
        assert_eq!(suggestion("sport", []), None);
    }
}
