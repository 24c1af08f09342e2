//! Widths in terminal columns, and breaking lines at spaces.

use unicode_width::UnicodeWidthChar;

/// The columns that a text takes. Character by character: terminals show lam and alef in two cells, although a
/// typesetter would join them.
pub fn width(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(0)).sum()
}

/// Breaks `text` into lines of at most `columns`; words that are longer are cut.
pub fn words(text: &str, columns: usize) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in text.split(' ').filter(|w| !w.is_empty()) {
        for (i, piece) in pieces(word, columns).into_iter().enumerate() {
            let fits = width(&line) + 1 + width(piece) <= columns;
            if !line.is_empty() && (i > 0 || !fits) {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(piece);
        }
    }
    lines.push(line);
    lines
}

/// A word in pieces of at most `columns`, cut before a character that has a width of its own.
fn pieces(word: &str, columns: usize) -> Vec<&str> {
    let (mut pieces, mut start, mut used) = (Vec::new(), 0, 0);
    for (at, c) in word.char_indices() {
        let wide = c.width().unwrap_or(0);
        if used + wide > columns && at > start {
            pieces.push(&word[start..at]);
            (start, used) = (at, 0);
        }
        used += wide;
    }
    pieces.push(&word[start..]);
    pieces
}

/// Breaks a line of marked text at spaces. A style that is on at a break is ended and taken up again, for pagers
/// that forget it.
pub fn paragraph(line: &str, columns: usize) -> Vec<String> {
    let (mut lines, mut current, mut used, mut on) = (Vec::new(), String::new(), 0, String::new());
    for word in line.split_inclusive(' ') {
        let wide = visible(word.trim_end_matches(' '));
        if used > 0 && used + wide > columns {
            if !on.is_empty() {
                current.push_str(OFF);
            }
            lines.push(std::mem::replace(&mut current, on.clone()));
            used = 0;
        }
        current.push_str(word);
        used += visible(word);
        if let Some(code) = escapes(word).last() {
            on = if code == OFF { String::new() } else { code.to_owned() };
        }
    }
    lines.push(current);
    lines
}

const OFF: &str = "\x1b[0m";

/// The escapes in marked text. All are ours, since those of the text were made inert.
fn escapes(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('\x1b').filter_map(|(at, _)| text[at..].find('m').map(|end| &text[at..=at + end]))
}

/// The width of marked text.
fn visible(text: &str) -> usize {
    // The escape itself counts as nothing, but its brackets and digits would.
    width(text) - escapes(text).map(width).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_take_no_columns() {
        assert_eq!(width("قَصَفَت"), 4);
        assert_eq!(visible("\x1b[1;4;31mقصف\x1b[0m"), 3);
    }

    #[test]
    fn lines_break_at_spaces() {
        assert_eq!(words("حي الزيتون شرقي", 10), ["حي الزيتون", "شرقي"]);
        assert_eq!(words("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(words("", 5), [""]);
    }

    #[test]
    fn styles_end_at_breaks() {
        assert_eq!(
            paragraph("\x1b[31maa bb\x1b[0m cc", 3),
            ["\x1b[31maa \x1b[0m", "\x1b[31mbb\x1b[0m ", "cc"]
        );
    }
}
