//! Each event points to the innermost statement that reports it.

use super::Carry;
use crate::factuality::{self, Reporting};
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Marks, Needs, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::{Act, EventKind, Polarity, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// How many quotations may be open at once.
const MAX_OPEN: usize = 16;

/// Each event points to the innermost statement that reports it.
pub fn sources(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let start = scene.sentence.start;
    carry.open.retain(|&(_, until)| until > start);
    for i in first..all.len() {
        let found = reporter(scene, all, first, i).or_else(|| {
            let token = all[i].token;
            carry.open.iter().rev().find(|&&(s, until)| s != i && token < until).map(|&(s, _)| s)
        });
        let found = found.map(|s| denier(scene, all, s, i)).or_else(|| own_text(scene, all, i, carry));
        all[i].source = found;
        if let Some(s) = found {
            report(scene, all, first, s, i);
        }
    }
    for s in first..all.len() {
        quoted_before(all, first, s);
        denied_claims(scene, all, first, s);
        keep_open(scene, all, s, carry);
    }
}

/// A denied claim or accusation, or what others say (نفى ما نشرته الوكالة عن): the denier is the source.
fn denier(scene: &Scene<'_>, all: &[Mention], s: usize, i: usize) -> usize {
    let what = |d: usize| {
        let before = (all[s].chunk as usize).checked_sub(1);
        let here = (scene.sentence.start..scene.sentence.end).contains(&all[d].token);
        all[s].verb && here && before.is_some_and(|k| scene.cs[k].kind == ChunkKind::Opener)
    };
    match all[s].source {
        Some(d)
            if (matches!(all[s].act, Some(Act::Claim | Act::Accuse)) || what(d))
                && all[d].act == Some(Act::Deny)
                && !all[i].is_statement() =>
        {
            d
        }
        _ => s,
    }
}

/// A communiqué in the first person: what no sentence of it reports otherwise, it reports itself.
fn own_text(scene: &Scene<'_>, all: &[Mention], i: usize, carry: &Carry) -> Option<usize> {
    let (text, m) = (carry.text?, &all[i]);
    let own = carry.own?;
    let we = |t: u32| {
        let w = &scene.a.words[t as usize];
        w.enc == Enc::Us || w.verb_feats.any(Feats::FIRST) && w.noun == NONE
    };
    let speaks = m.is_statement() && (m.first(Role::Agent) == Some(own) || m.feats.has(Feats::FIRST));
    (!speaks && text != i && (scene.sentence.start..scene.sentence.end).any(we)).then_some(text)
}

/// «…» over several sentences, and only then who said it.
fn quoted_before(all: &mut [Mention], first: usize, s: usize) {
    const BACK: usize = 24;
    if !all[s].postposed {
        return;
    }
    for i in (first.saturating_sub(BACK)..first).rev() {
        let token = all[i].token;
        let early = all[s].content.iter().any(|r| r.end <= all[s].token && r.has(token));
        if early && all[i].source.is_none() && !all[i].is_statement() {
            all[i].source = Some(s);
        }
    }
}

/// تكذّب الوزارة هذه المزاعم: what was claimed before is denied, by the denier.
fn denied_claims(scene: &Scene<'_>, all: &mut [Mention], first: usize, s: usize) {
    const BACK: usize = 12;
    let deny = &all[s];
    let rejects = scene.trigger(deny.lexeme).is_some_and(|t| t.rejects);
    if deny.act != Some(Act::Deny) || rejects || deny.polarity == Polarity::Negative {
        return;
    }
    let points_back = |m: &Mention| {
        m.is_statement() && !m.verb && m.source == Some(s) && scene.a.words[m.token as usize].al()
    };
    let Some(noun) = (s + 1..all.len()).find(|&j| points_back(&all[j])) else { return };
    if all[first..].iter().any(|m| !m.is_statement() && (m.source == Some(s) || m.source == Some(noun))) {
        return;
    }
    let claim = (s.saturating_sub(BACK)..s)
        .rev()
        .find(|&j| all[j].is_statement() && matches!(all[j].act, Some(Act::Claim | Act::Accuse)));
    let Some(claim) = claim else { return };
    let range = Range::new(all[s].token, all[s].token_end);
    let agents: Vec<Range> =
        all[claim].args.iter().filter(|a| a.role == Role::Agent).map(|a| a.range).collect();
    all[noun].source = None;
    if !all[noun].has(Role::Agent) {
        for r in agents {
            all[noun].add(Role::Agent, r, "claim pointed back to");
        }
    }
    for m in all[claim..s].iter_mut().filter(|m| m.source == Some(claim) && !m.is_statement()) {
        m.source = Some(s);
        m.polarity = Polarity::Negative;
        m.steps.push(("denied later".into(), range));
    }
}

/// Quotations that run past the sentence stay open.
fn keep_open(scene: &Scene<'_>, all: &[Mention], s: usize, carry: &mut Carry) {
    for r in all[s].content.iter().filter(|r| r.end > scene.sentence.end) {
        carry.open.push((s, r.end));
        // The oldest of too many open quotations are forgotten.
        if carry.open.len() > MAX_OPEN {
            carry.open.remove(0);
        }
    }
}

/// The statement of this sentence whose content holds mention `i`.
fn reporter(scene: &Scene<'_>, all: &[Mention], first: usize, i: usize) -> Option<usize> {
    let token = all[i].token;
    let mut best: Option<usize> = None;
    for s in first..all.len() {
        if s == i || !all[s].is_statement() || !all[s].content.iter().any(|r| r.has(token)) {
            continue;
        }
        if all[i].is_statement() && !reports_statement(scene, all, s, i) {
            continue;
        }
        if !all[i].is_statement() && adjunct(scene, all, first, s, i) {
            continue;
        }
        let nearer = best.is_none_or(|b| {
            let (s_after, b_after) = (all[s].attributes(), all[b].attributes());
            s_after <= b_after && all[s].token > all[b].token || b_after && !s_after
        });
        if nearer {
            best = Some(s);
        }
    }
    best
}

/// تصريحاته عقب الهجوم، أدان … بعد غارة: an event that dates the act of speech is not what it says.
fn adjunct(scene: &Scene<'_>, all: &[Mention], first: usize, s: usize, i: usize) -> bool {
    let (from, to) = (all[s].chunk as usize, all[i].chunk as usize);
    if all[s].attributes() || all[i].verb || from >= to {
        return false;
    }
    let dates = matches!(scene.cs[to].prep, Prep::After | Prep::Before | Prep::Since);
    let between = &scene.cs[from + 1..to];
    let clause = between.iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Subordinator | ChunkKind::Punct(Punct::Colon | Punct::Quote | Punct::QuoteOpen)
        )
    });
    let events = all[first..]
        .iter()
        .any(|m| !m.is_statement() && (m.chunk as usize) > from && (m.chunk as usize) < to);
    dates && !clause && !events
}

/// A statement inside another: only with a speaker of its own, inside a clause or a quotation of the first.
fn reports_statement(scene: &Scene<'_>, all: &[Mention], s: usize, i: usize) -> bool {
    let (outer, inner) = (&all[s], &all[i]);
    // خلافاً لما زعمته وكالات: a claim that is contradicted is told, and tells nothing.
    if inner.attributes() && inner.act != Some(Act::Claim)
        || outer.attributes() && outer.act == Some(Act::Claim)
    {
        return false;
    }
    if outer.attributes() {
        // قال المسؤول …، مؤكداً …، بحسب رويترز
        let agent = outer.first(Role::Agent).map(|r| scene.a.words[r.start as usize].classes);
        return agent.is_some_and(|c| c.has(Classes::MEDIA));
    }
    let same = inner.first(Role::Agent).is_some() && inner.first(Role::Agent) == outer.first(Role::Agent);
    if same && !inner.feats.has(Feats::FIRST) {
        return false;
    }
    let quoted = scene
        .a
        .quotes_near(inner.token)
        .iter()
        .any(|q| q.open > outer.token && q.open < inner.token && inner.token < q.close);
    let from = outer.chunk.min(inner.chunk) as usize;
    let to = inner.chunk as usize;
    let clause = scene.cs[from..to].iter().any(|c| c.kind == ChunkKind::Subordinator);
    // نفى ما تروّجه وسائل الإعلام
    let what = inner.verb
        && scene.cs[to.saturating_sub(1)].kind == ChunkKind::Opener
        && outer.act == Some(Act::Deny);
    let direct = what
        || !inner.verb && !scene.cs[from + 1..to.max(from + 1)].iter().any(|c| c.kind == ChunkKind::Verb);
    let before = &scene.cs[to.saturating_sub(1)];
    let parted = before.is_punct(Punct::Comma) || before.is_punct(Punct::Stop);
    let conj = scene.cs[to].conj && inner.verb && !quoted && parted;
    if inner.participle || same {
        return quoted;
    }
    quoted || (clause || direct) && !conj
}

/// رفض الجيش اتهامات بقصف المدنيين: to refuse what was claimed is to deny it.
fn claimed_between(all: &[Mention], s: usize, i: usize) -> bool {
    (s + 1..i).any(|j| {
        let m = &all[j];
        m.is_statement()
            && !m.verb
            && m.source == Some(s)
            && matches!(m.act, Some(Act::Accuse | Act::Claim))
            && m.chunk + 1 == all[i].chunk
    })
}

fn report(scene: &Scene<'_>, all: &mut [Mention], first: usize, s: usize, i: usize) {
    if all[i].is_statement() {
        return;
    }
    let by = Reporting {
        act: all[s].act,
        token: all[s].token,
        direct: s >= first && directly_under(scene, &all[s], &all[i]),
        rejects: scene.trigger(all[s].lexeme).is_some_and(|t| t.rejects) && !claimed_between(all, s, i),
    };
    if by.act != Some(Act::Deny) || s >= first && denied(scene, &all[s], &all[i]) {
        factuality::reported(scene, &mut all[i], &by);
    }
    let promise = scene.a.words[by.token as usize].verb_marks.has(Marks::PROMISE);
    if by.direct && (by.act == Some(Act::Warn) || promise) && !all[i].verb {
        factuality::threatened(scene, &mut all[i], by.token, promise);
    }
    // نفى ضلوعه في التفجير: whoever denies his part is not its doer.
    let part = by.act == Some(Act::Deny) && !by.rejects && all[i].polarity == Polarity::Positive;
    if let Some(speaker) = all[s].first(Role::Agent).filter(|_| part) {
        all[i].args.retain(|a| a.role != Role::Agent || a.range != speaker);
    }
    // تناقلت مواقع أنباء عن قصف: who passes it on did nothing.
    let passes = scene.trigger(all[s].lexeme).is_some_and(|t| t.needs == Needs::Media);
    claim(all, s, i, by.direct && !passes);
}

/// تبنّت الحركة الهجوم: whoever claims it did it.
fn claim(all: &mut [Mention], s: usize, i: usize, direct: bool) {
    let claims = all[s].act == Some(Act::Claim) && direct && !all[i].verb && all[i].polarity == Polarity::Positive
            // لم تعلن أي جهة مسؤوليتها
            && all[s].polarity == Polarity::Positive;
    if claims
        && !all[i].has(Role::Agent)
        && let Some(agent) = all[s].first(Role::Agent)
    {
        all[i].add(Role::Agent, agent, "claimed by the speaker");
    }
}

/// No clause lies between the word of speech and the event.
fn directly_under(scene: &Scene<'_>, s: &Mention, m: &Mention) -> bool {
    let (a, b) = (s.chunk.min(m.chunk) as usize, m.chunk as usize);
    if s.chunk > m.chunk {
        return false;
    }
    if a == b {
        return true;
    }
    !scene.cs[a + 1..b].iter().any(|c| {
        matches!(
            c.kind,
            ChunkKind::Subordinator
                | ChunkKind::Relative
                | ChunkKind::Opener
                | ChunkKind::Punct(Punct::Colon | Punct::Stop)
        ) || c.kind == ChunkKind::Verb && !c.marks.any(Marks::AUX)
    })
}

/// The denial reaches the event: its object, or the first clause after أن or ما.
fn denied(scene: &Scene<'_>, s: &Mention, m: &Mention) -> bool {
    static WHAT: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ما"));
    if s.chunk > m.chunk || s.polarity == Polarity::Negative {
        return false;
    }
    let from = s.chunk as usize + 1;
    let between = &scene.cs[from..(m.chunk as usize).max(from)];
    let clauses = between.iter().filter(|c| c.kind == ChunkKind::Subordinator).count();
    let what = |c: &Chunk| scene.a.tokens.letters(c.start as usize).ends_with(&WHAT);
    let broken =
        between.iter().any(|c| c.kind == ChunkKind::Opener && !what(c) || c.is_punct(Punct::Semicolon));
    clauses <= 1 && !broken && !(clauses == 0 && about(scene, between, m))
}

/// نفت مسؤوليتها عن الهجوم، نفى سقوط قتلى في القصف: something about the event is denied, not that it happened.
fn about(scene: &Scene<'_>, between: &[Chunk], m: &Mention) -> bool {
    let c = &scene.cs[m.chunk as usize];
    // أي علاقة له بالقصف
    let object = between.iter().rev().find(|c| c.kind != ChunkKind::Adverb);
    let Some(object) = object.filter(|o| o.bare() && !m.verb) else { return false };
    let news = object.all.has(Classes::TEXT) || object.marks.any(Marks::PLAN.with(Marks::FEAR));
    let claim = object.trigger != NONE
        && scene
            .trigger(scene.a.words[object.trigger as usize].noun)
            .is_some_and(|t| t.kind == EventKind::Statement);
    let speaker = object.classes.any(Classes::HUMAN) && object.trigger == NONE;
    matches!(c.prep, Prep::About | Prep::In | Prep::B | Prep::From | Prep::Cause | Prep::After)
        && !news
        && !claim
        && !speaker
}
