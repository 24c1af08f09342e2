//! Chains of mentions of one event.
//!
//! A mention goes on with an earlier one of its kind when it points back (الهجوم، هذه الغارة), when it tells the
//! headline again, or when both are sieges of one place; never when their places, targets, arms or numbers differ.

use crate::discourse::named::Named;
use crate::frame::Mention;
use crate::lexicon::class::{Func, Prep, Weapons};
use crate::lexicon::paradigm::Feats;
use crate::mention::Word;
use crate::model::{EventKind, Modality, Mode, Role};
use crate::text::Tokens;
use crate::text::fold::{Letter, fold_str};
use crate::text::token::{Punct, TokenKind};
use once_cell::sync::Lazy;

/// How many mentions back a chain reaches.
const BACK: usize = 12;

/// Chains of mentions.
pub fn chains(tokens: &Tokens, words: &[Word], all: &mut [Mention]) {
    if all.len() < 2 {
        return;
    }
    let text = Text { tokens, words, headline: headline(tokens), named: Named::new(tokens, words, all) };
    let mut next = 1;
    for i in 0..all.len() {
        if all[i].is_statement() || all[i].generic {
            continue;
        }
        let Some(j) = text.antecedent(all, i) else { continue };
        let id = all[j].coref.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        all[j].coref = Some(id);
        all[i].coref = Some(id);
    }
}

/// One past the last token of the first line, where other lines follow.
fn headline(tokens: &Tokens) -> u32 {
    const LONGEST: usize = 40;
    let end = tokens.list.iter().skip(1).take(LONGEST).position(|t| t.newline);
    end.map_or(0, |k| k as u32 + 1)
}

struct Text<'a> {
    tokens: &'a Tokens,
    words: &'a [Word],
    headline: u32,
    named: Named<'a>,
}

impl Text<'_> {
    fn antecedent(&self, all: &[Mention], i: usize) -> Option<usize> {
        let from = i.saturating_sub(BACK);
        let m = &all[i];
        let fits = |j: &usize| {
            let b = &all[*j];
            b.kind == m.kind && !b.generic && !self.differ(all, *j, i)
        };
        let before = || (from..i).rev().filter(fits);
        if m.kind == EventKind::Siege {
            return before().find(|&j| self.share(j, i) || !self.items(all[j].token, m.token));
        }
        if self.points_back(m) {
            let told = |j: &usize| all[*j].modality == Modality::Asserted || all[*j].lexeme == m.lexeme;
            return before().find(told);
        }
        let deeds = || (from..i).rev().filter(|j| self.sums_up(&all[*j], m) && fits(j));
        if let Some(j) = deeds().find(|&j| self.share(j, i)).or_else(|| deeds().next()) {
            return Some(j);
        }
        // What the headline tells, the text tells again: each once.
        let retold = |j: &usize| all[*j].coref.is_none() || all[*j].token >= self.headline;
        let head = |j: &usize| all[*j].token < self.headline && retold(j) && self.share(*j, i) && fits(j);
        let told = m.modality == Modality::Asserted && m.token >= self.headline;
        if told { (0..i.min(BACK)).find(head) } else { None }
    }

    /// الهجوم، هذه الغارة: a definite noun.
    fn points_back(&self, m: &Mention) -> bool {
        !m.verb && self.words[m.token as usize].al() && !self.another(m)
    }

    /// الهجوم الآخر، القصف الجديد: not the one told of before.
    fn another(&self, m: &Mention) -> bool {
        static WORDS: Lazy<[Vec<Letter>; 8]> = Lazy::new(|| {
            ["الآخر", "الأخرى", "الثاني", "الثانية", "الجديد", "الجديدة", "السابق", "السابقة"].map(fold_str)
        });
        let next = m.token_end as usize;
        next < self.words.len() && WORDS.iter().any(|w| self.tokens.letters(next) == w.as_slice())
    }

    /// هاجموا المسجد … في هجوم انتقامي: the noun after في sums up the verb of its clause.
    fn sums_up(&self, b: &Mention, m: &Mention) -> bool {
        let near = m.token - b.token < 25 && m.chunk > b.chunk;
        let before = || (m.token as usize).checked_sub(1).map(|k| self.words[k].prep);
        let between = || &self.words[b.token as usize + 1..m.token as usize];
        let clause = || between().iter().any(|w| w.func == Func::Opener);
        b.verb && !m.verb && near && before() == Some(Prep::In) && !clause()
    }

    /// Items of a list lie between: each tells of something else.
    fn items(&self, from: u32, to: u32) -> bool {
        const FAR: u32 = 400;
        let range = from as usize + 1..to.min(from + FAR) as usize + 1;
        self.tokens.list[range]
            .iter()
            .any(|t| t.newline && matches!(t.kind, TokenKind::Punct(Punct::Other | Punct::Dash | Punct::Tag)))
    }

    /// Do they name a place, a target or an actor in common?
    fn share(&self, b: usize, m: usize) -> bool {
        [Role::Place, Role::Target, Role::Agent].iter().any(|&r| self.named.overlap(b, m, r) == Some(true))
            || self.named.crosses(b, m)
    }

    /// Their places, targets, actors, arms or numbers are not the same.
    fn differ(&self, all: &[Mention], one: usize, two: usize) -> bool {
        let (b, m) = (&all[one], &all[two]);
        let apart = |r: Role| self.named.overlap(one, two, r) == Some(false);
        let arms = !b.weapons.is_none()
            && !m.weapons.is_none()
            && !alike(b.weapons, m.weapons)
            && m.kind != EventKind::Siege;
        arms || modes(b.mode, m.mode)
            || self.numbers(b, m)
            || b.polarity != m.polarity && m.kind != EventKind::Siege && b.lexeme != m.lexeme
            || apart(Role::Place) && !self.named.crosses(one, two)
            || m.kind != EventKind::Siege && (apart(Role::Target) || apart(Role::Agent))
    }

    /// غارات … الغارة: several are not one, and one is not several; قصف and حصار are not counted.
    fn numbers(&self, b: &Mention, m: &Mention) -> bool {
        let several = |x: &Mention| {
            let f = self.words[x.token as usize].noun_feats;
            x.count.is_some_and(|n| n > 1) || !x.verb && f.any(Feats::PLURAL.with(Feats::DUAL))
        };
        let counted = matches!(m.kind, EventKind::Attack);
        let one = |x: &Mention| {
            !x.verb && self.words[x.token as usize].noun_feats.has(Feats::SINGULAR) && x.count.is_none()
        };
        counted && several(b) && one(m)
    }
}

/// Arms of the same sort: guns, aircraft, devices.
fn alike(a: Weapons, b: Weapons) -> bool {
    [Weapons::FLYERS, Weapons::GUNS.with(Weapons::SHELLS), Weapons::DEVICES]
        .iter()
        .any(|&sort| a.any(sort) && b.any(sort))
        || a.any(b)
}

/// Modes that one event cannot have both.
fn modes(a: Option<Mode>, b: Option<Mode>) -> bool {
    let sort = |m: Mode| match m {
        Mode::Airstrike | Mode::DroneStrike => 1,
        Mode::Bombing | Mode::SuicideBombing | Mode::CarBombing | Mode::Landmine => 2,
        Mode::Shootdown => 3,
        _ => 0,
    };
    matches!((a.map(sort), b.map(sort)), (Some(x), Some(y)) if x != y && (x > 0 || y > 0))
}
