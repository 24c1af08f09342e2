//! Who speaks: speakers carried over, and speakers that are the agent of what they report.

use super::Carry;
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::model::{Polarity, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;

/// Statements without a speaker of their own take the one before: مضيفاً، وأضاف، وختم.
pub fn speakers(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    self_named(scene, carry);
    let mut local: Vec<(Range, bool)> = Vec::new();
    for i in first..all.len() {
        if !all[i].is_statement() {
            continue;
        }
        let feminine = is_feminine(scene, &all[i]);
        if let Some(range) = all[i].first(Role::Agent) {
            if main_statement(scene, &all[i]) {
                local.push((range, feminine));
                carry.speaker = Some((range, feminine));
            }
            continue;
        }
        if all[i].feats.has(Feats::FIRST) {
            let speaker = quoted_by(scene, all, i).or(carry.own).or(carry.speaker.map(|s| s.0));
            if let Some(range) = speaker {
                all[i].add(Role::Agent, range, "first person");
            }
            continue;
        }
        if all[i].participle {
            let main = all[first..i].iter().rev().find(|m| m.is_statement() && m.verb).map(|m| m.tense);
            all[i].tense = main.unwrap_or(all[i].tense);
        }
        let Some((range, gender)) =
            continued(&all[i], feminine, owned(scene, &all[i]), &local, carry.speaker)
        else {
            continue;
        };
        for r in speaker_group(all, first, i, range) {
            all[i].add(Role::Agent, r, "speaker carried over");
        }
        local.push((range, gender));
    }
}

/// نحن في مجلس …: the text speaks of itself.
pub fn self_named(scene: &Scene<'_>, carry: &mut Carry) {
    let we = fold_str("نحن");
    for k in 0..scene.cs.len().saturating_sub(1) {
        let c = &scene.cs[k];
        let n = &scene.cs[k + 1];
        let body = n.classes.any(Classes::INSTITUTION.with(Classes::ARMED));
        if c.kind == ChunkKind::Noun
            && scene.a.tokens.letters(c.head as usize) == we
            && n.kind == ChunkKind::Noun
            && body
        {
            carry.own = Some(scene.range(k + 1));
        }
    }
}

/// A statement whose speaker goes on speaking: a verb or text of the narrator, not one inside a quotation.
fn main_statement(scene: &Scene<'_>, m: &Mention) -> bool {
    let quoted = scene
        .a
        .quotes_near(m.token)
        .iter()
        .any(|q| q.open < m.token && m.token < q.close && q.close - q.open > 6);
    let relative =
        (m.chunk as usize).checked_sub(1).is_some_and(|k| matches!(scene.cs[k].kind, ChunkKind::Relative));
    (m.verb || m.attribution || m.governor.is_some()) && !quoted && !relative
}

/// The speaker that a statement without a subject continues: the nearest whose verb has the same gender.
fn continued(
    m: &Mention,
    feminine: bool,
    owned: bool,
    local: &[(Range, bool)],
    carried: Option<(Range, bool)>,
) -> Option<(Range, bool)> {
    if !(m.participle || owned || m.verb && !m.feats.has(Feats::PASSIVE)) {
        return None;
    }
    let fits = |s: &&(Range, bool)| s.1 == feminine || m.feats.has(Feats::PLURAL) || owned;
    let near = local.iter().rev().find(fits).or(carried.as_ref().filter(fits));
    near.or(if m.participle { local.last().or(carried.as_ref()) } else { None }).copied()
}

/// The speaker of the quotation that a statement in the first person stands in.
fn quoted_by(scene: &Scene<'_>, all: &[Mention], i: usize) -> Option<Range> {
    let token = all[i].token;
    let open = scene
        .a
        .quotes_near(token)
        .iter()
        .filter(|q| q.open < token && token < q.close)
        .map(|q| q.open)
        .min()?;
    all[..i].iter().rev().find(|m| m.is_statement() && m.token < open).and_then(|m| m.first(Role::Agent))
}

/// All speakers of the statement that is continued.
fn speaker_group(all: &[Mention], first: usize, i: usize, range: Range) -> Vec<Range> {
    let before = all[first..i]
        .iter()
        .rev()
        .find(|m| m.is_statement() && m.args.iter().any(|a| a.role == Role::Agent && a.range == range));
    match before {
        Some(m) => m.args.iter().filter(|a| a.role == Role::Agent).map(|a| a.range).collect(),
        None => vec![range],
    }
}

fn owned(scene: &Scene<'_>, m: &Mention) -> bool {
    !m.verb && matches!(scene.a.words[m.token as usize].enc, Enc::Him | Enc::Her | Enc::Them)
}

fn is_feminine(scene: &Scene<'_>, m: &Mention) -> bool {
    m.feats.has(Feats::FEMININE) && m.feats.has(Feats::SINGULAR)
        || !m.verb && scene.a.tokens.list[m.token as usize].ta
}

/// هاجمنا، قال إنه هاجم، نفى أن تكون قد قصفت: the agent is whoever speaks.
pub fn first_person(scene: &Scene<'_>, all: &mut [Mention], first: usize, own: Option<Range>) {
    for i in first..all.len() {
        let m = &all[i];
        if m.is_statement() || m.has(Role::Agent) || m.has(Role::Weapon) && !m.verb {
            continue;
        }
        let v = if m.verb { Some(m.chunk) } else { m.governor };
        let Some(v) = v.map(|v| v as usize) else { continue };
        let feats = scene.cs[v].feats;
        let first_person = feats.has(Feats::FIRST);
        let same = feats.has(Feats::PAST) || feats.has(Feats::PRESENT);
        let pronoun = same
            && scene.clause().pronoun_before(v)
            && (m.verb || scene.cs[v].marks.any(Marks::LIGHT.with(Marks::LIGHT_B)));
        let denied = m.verb
            && scene.cs[v].aux
            && scene.roles[v].is_some_and(|r| r.subject.is_none())
            && m.polarity == Polarity::Negative;
        let own_weapon = m
            .args
            .iter()
            .any(|a| a.role == Role::Weapon && scene.a.words[a.range.start as usize].enc != Enc::None);
        if !(first_person || pronoun || denied || own_weapon) {
            continue;
        }
        let speaker = m.source.and_then(|s| all[s].first(Role::Agent)).or(own.filter(|_| first_person));
        if let Some(range) = speaker {
            all[i].add(
                Role::Agent,
                range,
                if first_person { "first person" } else { "the speaker's pronoun" },
            );
        }
    }
}
