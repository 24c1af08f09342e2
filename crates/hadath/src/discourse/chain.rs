//! Chains of mentions of one event.

use crate::frame::Mention;
use crate::mention::Word;
use crate::model::{EventKind, Modality};

/// Chains of mentions: the same kind, and a definite mention after an earlier one.
pub fn chains(words: &[Word], all: &mut [Mention]) {
    let mut next = 1;
    for i in 0..all.len() {
        if all[i].is_statement() || all[i].verb || all[i].generic || !words[all[i].token as usize].al() {
            continue;
        }
        const BACK: usize = 12;
        let from = i.saturating_sub(BACK);
        let before = (from..i).rev().find(|&j| {
            all[j].kind == all[i].kind
                && all[j].modality == Modality::Asserted
                && !all[j].generic
                && all[j].kind != EventKind::Statement
        });
        if let Some(j) = before {
            let id = all[j].coref.unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            all[j].coref = Some(id);
            all[i].coref = Some(id);
        }
    }
}
