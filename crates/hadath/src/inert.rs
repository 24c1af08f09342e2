//! Makes foreign text harmless for a terminal: controls and escapes are shown, not obeyed.

use std::fmt::Write;

/// Text of several lines; line ends and tabs stay.
pub fn body(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' | '\t' => out.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\u{2028}' | '\u{2029}' => out.push('\n'),
            _ => push(&mut out, c),
        }
    }
    out
}

/// Text for one line: every run of white space becomes one space.
pub fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        word.chars().for_each(|c| push(&mut out, c));
    }
    out
}

/// One character that is neither a line end nor a tab.
fn push(out: &mut String, c: char) {
    match c {
        // The Unicode "control pictures" stand in the order of the controls.
        '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
        '\u{7f}' => out.push('\u{2421}'),
        '\u{80}'..='\u{9f}' => {
            let _ = write!(out, "\\x{:02x}", u32::from(c));
        }
        // Embeddings, overrides and isolates would reorder what we print after them.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown() {
        assert_eq!(body("a\x1b[31m\r\nb\tc\rd\u{9b}2J"), "a␛[31m\nb\tc␍d\\x9b2J");
        assert_eq!(line("a\n b\u{202e}c\x07"), "a bc␇");
        assert_eq!(body("قصف\u{200f} حي"), "قصف\u{200f} حي");
    }
}
