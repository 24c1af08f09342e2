//! Stage 7: who reports what. Contents of statements, speakers carried over, sources, time phrases, chains.

use std::borrow::Cow;

use crate::factuality;
use crate::frame::{Arg, Mention, Range, Scene};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::model::{Act, EventKind, Modality, Role};
use crate::phrase::ChunkKind;
use crate::text::token::{Punct, TokenKind};

/// What is carried from sentence to sentence.
#[derive(Debug, Default)]
pub struct Carry {
    /// The last speaker with the gender of its verb.
    speaker: Option<(Range, bool)>,
    /// The date of a bulletin's heading.
    time: Option<(Range, u32)>,
    /// The place of a heading of its own, with its line.
    place: Option<(Range, u32)>,
    /// Who speaks of itself as «we» in the text.
    own: Option<Range>,
    /// Quotations that run past their sentence: statement and one past the last token.
    open: Vec<(usize, u32)>,
}

/// How many quotations may be open at once.
const MAX_OPEN: usize = 16;

/// Works on the mentions of one sentence, which begin at `first` in `all`.
pub fn sentence(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    if let Some((range, line)) = carry.place
        && line == scene.sentence.paragraph
    {
        for m in all[first..].iter_mut().filter(|m| !m.is_statement()) {
            m.add(Role::Place, range, "heading");
        }
    }
    speakers(scene, all, first, carry);
    contents(scene, all, first);
    times(scene, all, first);
    sources(scene, all, first, carry);
    first_person(scene, all, first, carry.own);
    share(scene.a.words, all, first);
    heading(scene, all, first, carry);
}

/// Events of one sentence under one source share a time and a place that only one of them names.
fn share(words: &[crate::mention::Word], all: &mut [Mention], first: usize) {
    for role in [Role::Time, Role::Place] {
        for i in first..all.len() {
            let m = &all[i];
            if m.is_statement() || m.has(role) || m.generic || m.modality != Modality::Asserted {
                continue;
            }
            // الانفجار: a mention that only points back names nothing.
            if !m.verb && m.args.is_empty() && words[m.token as usize].al() {
                continue;
            }
            let donor = |j: &usize| {
                let d = &all[*j];
                *j != i
                    && !d.is_statement()
                    && d.has(role)
                    && d.source == m.source
                    && d.modality == Modality::Asserted
                    && d.polarity == m.polarity
            };
            let Some(j) = (first..i).rev().find(donor).or_else(|| (i + 1..all.len()).find(donor)) else {
                continue;
            };
            let shared: Vec<Arg> = all[j].args.iter().filter(|a| a.role == role).cloned().collect();
            for mut arg in shared {
                arg.rule = Cow::Borrowed("shared in the sentence");
                all[i].args.push(arg);
            }
        }
    }
}

/// «حمص:», «#حمص |», a line with a date: headings of a bulletin, for the items under them.
fn heading(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let list = &scene.a.tokens.list;
    let words = (scene.sentence.start..scene.sentence.end)
        .filter(|&t| !matches!(list[t as usize].kind, TokenKind::Punct(_)))
        .count();
    if words == 0 {
        return;
    }
    let time = scene.cs.iter().find(|c| c.kind == ChunkKind::Time);
    let place = scene.cs.iter().position(|c| c.kind == ChunkKind::Noun);
    if let Some(t) = time
        && all.len() == first
        && words as u32 <= t.end - t.head + 1
    {
        carry.time = Some((Range::new(t.head, t.end), t.time));
        return;
    }
    let bullet =
        matches!(list[scene.sentence.start as usize].kind, TokenKind::Punct(Punct::Other | Punct::Dash));
    if let Some((range, time)) = carry.time.filter(|_| bullet) {
        for m in all[first..].iter_mut().filter(|m| !m.has(Role::Time) && m.source.is_none()) {
            m.args.push(Arg {
                role: Role::Time,
                range,
                time,
                rule: Cow::Borrowed("heading of the bulletin"),
            });
        }
    }
    // A place before a colon, a bar or two dots at the head of the line.
    let Some(p) = place.filter(|&p| p <= 2 && scene.is_place(p)) else { return };
    let c = &scene.cs[p];
    let next = c.end as usize;
    let mark = list.get(next).map(|t| &scene.a.text[t.start as usize..t.end as usize]);
    let alone = all.len() == first && words as u32 == c.end - c.start;
    if alone && mark.is_none_or(|m| matches!(m, "." | ":" | "…" | "|")) {
        carry.place = Some((scene.range(p), scene.sentence.paragraph));
        return;
    }
    if mark.is_some_and(|m| matches!(m, ":" | "|")) {
        for m in all[first..].iter_mut().filter(|m| !m.is_statement()) {
            m.add(Role::Place, Range::new(c.start, c.end), "heading");
        }
    }
}

/// Statements without a speaker of their own take the one before: مضيفاً، وأضاف، وختم.
fn speakers(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
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
fn self_named(scene: &Scene<'_>, carry: &mut Carry) {
    let we = crate::text::fold::fold_str("نحن");
    for k in 0..scene.cs.len().saturating_sub(1) {
        let c = &scene.cs[k];
        let n = &scene.cs[k + 1];
        let body = n
            .classes
            .any(crate::lexicon::class::Classes::INSTITUTION.with(crate::lexicon::class::Classes::ARMED));
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

/// What each statement reports.
fn contents(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    let end = scene.sentence.end;
    for i in first..all.len() {
        if !all[i].is_statement() {
            continue;
        }
        let ranges = if all[i].attribution || postposed(scene, &all[i]) {
            attributed(scene, &all[i])
        } else {
            let stop = content_end(scene, &all[i]);
            let mut ranges = vec![Range::new(all[i].token_end, stop.min(end))];
            quotation(scene, &all[i], &mut ranges);
            ranges
        };
        all[i].content = ranges;
    }
}

/// «…»، قال المصدر / حسبما أعلن: the statement comes after what it reports.
fn postposed(scene: &Scene<'_>, m: &Mention) -> bool {
    if !m.verb || m.participle {
        return false;
    }
    let c = m.chunk as usize;
    // حسبما أفادت، على ما أعلنت، كما ذكر، وفق ما قال
    let mut k = c;
    while k > 0 && c - k < 3 {
        k -= 1;
        let chunk = &scene.cs[k];
        match chunk.kind {
            ChunkKind::Attribution => return true,
            ChunkKind::Adverb | ChunkKind::Opener | ChunkKind::Noun if is_as(scene, chunk.start as usize) => {
                return true;
            }
            ChunkKind::Adverb | ChunkKind::Relative => {}
            _ => break,
        }
    }
    // A quotation closes just before, and none follows.
    let token = m.token;
    let closes = scene.a.quotes_near(token).iter().any(|q| {
        q.close < token && token - q.close <= 3 && q.open >= scene.sentence.start.saturating_sub(60)
    });
    let follows = scene.cs[c + 1..].iter().any(|k| {
        matches!(k.kind, ChunkKind::Subordinator | ChunkKind::Punct(Punct::QuoteOpen | Punct::Colon))
    });
    closes && !follows
}

fn is_as(scene: &Scene<'_>, token: usize) -> bool {
    use crate::text::fold::fold_str;
    let letters = scene.a.tokens.letters(token);
    ["حسبما", "كما", "وفقما", "مثلما", "ما"].iter().any(|w| letters == fold_str(w).as_slice())
}

/// بحسب … at the head of the sentence covers what follows, elsewhere what stands before it.
fn attributed(scene: &Scene<'_>, m: &Mention) -> Vec<Range> {
    let (start, end) = (scene.sentence.start, scene.sentence.end);
    let fronted = m.token <= start + 2;
    if fronted { vec![Range::new(m.token_end, end)] } else { vec![Range::new(start, m.token)] }
}

/// Where the reported part ends: the end of the sentence, or an opener of contrast outside quotations.
fn content_end(scene: &Scene<'_>, m: &Mention) -> u32 {
    let inside = |token: u32| {
        scene.a.quotes_near(token).iter().find(|q| q.open < token && token < q.close && q.open > m.token)
    };
    for k in m.chunk as usize + 1..scene.cs.len() {
        let c = &scene.cs[k];
        let contrast = c.kind == ChunkKind::Opener && is_contrast(scene, c.start as usize);
        if contrast && inside(c.start).is_none() {
            return c.start;
        }
    }
    // A statement inside a quotation reports no further than the quotation.
    let quote = scene
        .a
        .quotes_near(m.token)
        .iter()
        .filter(|q| q.open < m.token && m.token < q.close)
        .map(|q| q.close)
        .min();
    quote.unwrap_or(scene.sentence.end)
}

fn is_contrast(scene: &Scene<'_>, token: usize) -> bool {
    use crate::text::fold::fold_str;
    let letters = scene.a.tokens.letters(token);
    let in_while = letters == fold_str("حين").as_slice()
        && token > 0
        && scene.a.tokens.letters(token - 1) == fold_str("في").as_slice();
    let reset = scene.a.words[token].marks.has(crate::lexicon::class::Marks::RESET);
    in_while || reset || ["فيما", "بينما"].iter().any(|w| letters == fold_str(w).as_slice())
}

/// A quotation that opens after the statement, also one that runs over the sentence.
fn quotation(scene: &Scene<'_>, m: &Mention, ranges: &mut Vec<Range>) {
    let (start, end) = (m.token_end, scene.sentence.end);
    let from = scene.a.quotes.partition_point(|q| q.open < start);
    for q in scene.a.quotes[from..].iter().take_while(|q| q.open < end + 2) {
        // A colon may end the sentence's line before the quotation begins.
        if q.close > end {
            ranges.push(Range::new(q.open, q.close));
        }
    }
    let colon_last = scene.a.tokens.list[end as usize - 1].kind == TokenKind::Punct(Punct::Colon);
    if colon_last {
        ranges.push(Range::new(end, list_end(scene, end)));
    }
}

/// After a colon at the end of a line: the lines that begin with a dash or bullet.
fn list_end(scene: &Scene<'_>, from: u32) -> u32 {
    let list = &scene.a.tokens.list;
    let mut at = from as usize;
    while at < list.len() {
        let bullet = list[at].newline
            && matches!(
                list[at].kind,
                TokenKind::Punct(Punct::Dash | Punct::Other | Punct::Quote | Punct::QuoteOpen)
            );
        if !bullet {
            break;
        }
        at += 1;
        while at < list.len() && !list[at].newline {
            at += 1;
        }
    }
    at as u32
}

/// Time phrases go to the nearest event of their clause.
fn times(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for k in 0..scene.cs.len() {
        let c = scene.cs[k];
        if c.kind != ChunkKind::Time {
            continue;
        }
        let Some(owner) = time_owner(scene, &all[first..], k) else { continue };
        let range = Range::new(c.head, c.end);
        for i in owner {
            let arg = Arg {
                role: Role::Time,
                range,
                time: c.time,
                rule: Cow::Borrowed("time phrase of the clause"),
            };
            all[first + i].args.push(arg);
        }
    }
}

/// The mentions (by index in the slice) that a time phrase belongs to.
fn time_owner(scene: &Scene<'_>, mentions: &[Mention], k: usize) -> Option<Vec<usize>> {
    let clause = scene.clause();
    // To the left, up to a clause boundary other than the verb itself.
    let mut at = k;
    while at > 0 && k - at < 16 {
        at -= 1;
        if let Some(i) = mentions.iter().position(|m| m.chunk as usize == at && !m.attribution) {
            return Some(vec![i]);
        }
        let c = &scene.cs[at];
        match c.kind {
            ChunkKind::Verb => {
                let carried: Vec<usize> =
                    (0..mentions.len()).filter(|&i| mentions[i].governor == Some(at as u32)).collect();
                if !carried.is_empty() {
                    return Some(carried);
                }
                if clause.boundary(at) && c.conj {
                    // قُتل وأُصيب: go on to the verb before.
                    continue;
                }
            }
            ChunkKind::Subordinator
            | ChunkKind::Opener
            | ChunkKind::Punct(Punct::Stop | Punct::Colon | Punct::Semicolon) => break,
            _ => {}
        }
    }
    // To the right: a fronted time.
    for at in k + 1..scene.cs.len().min(k + 14) {
        if let Some(i) = mentions
            .iter()
            .position(|m| !m.attribution && (m.chunk as usize == at || m.governor == Some(at as u32)))
        {
            return Some(vec![i]);
        }
        if matches!(scene.cs[at].kind, ChunkKind::Punct(Punct::Stop)) {
            break;
        }
    }
    None
}

/// Each event points to the innermost statement that reports it.
fn sources(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let start = scene.sentence.start;
    carry.open.retain(|&(_, until)| until > start);
    for i in first..all.len() {
        let found = reporter(scene, all, first, i).or_else(|| {
            let token = all[i].token;
            carry.open.iter().rev().find(|&&(s, until)| s != i && token < until).map(|&(s, _)| s)
        });
        // A denied claim: the denier is the source of what was claimed.
        let found = found.map(|s| match all[s].source {
            Some(d)
                if all[s].act == Some(Act::Claim)
                    && all[d].act == Some(Act::Deny)
                    && !all[i].is_statement() =>
            {
                d
            }
            _ => s,
        });
        all[i].source = found;
        if let Some(s) = found {
            report(scene, all, first, s, i);
        }
    }
    for i in first..all.len() {
        let long: Vec<u32> =
            all[i].content.iter().filter(|r| r.end > scene.sentence.end).map(|r| r.end).collect();
        for until in long {
            carry.open.push((i, until));
            // The oldest of too many open quotations are forgotten.
            if carry.open.len() > MAX_OPEN {
                carry.open.remove(0);
            }
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
        let nearer = best.is_none_or(|b| {
            all[s].attribution <= all[b].attribution && all[s].token > all[b].token
                || all[b].attribution && !all[s].attribution
        });
        if nearer {
            best = Some(s);
        }
    }
    best
}

/// A statement inside another: only with a speaker of its own, inside a clause or a quotation of the first.
fn reports_statement(scene: &Scene<'_>, all: &[Mention], s: usize, i: usize) -> bool {
    let (outer, inner) = (&all[s], &all[i]);
    if inner.participle || inner.attribution {
        return false;
    }
    if inner.first(Role::Agent) == outer.first(Role::Agent) && outer.first(Role::Agent).is_some() {
        return false;
    }
    if outer.attribution {
        // قال المسؤول …، بحسب رويترز
        let agent = outer.first(Role::Agent).map(|r| scene.a.words[r.start as usize].classes);
        return agent.is_some_and(|c| c.has(crate::lexicon::class::Classes::MEDIA));
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
    let conj =
        scene.cs[to].conj && inner.verb && !quoted && scene.cs[to.saturating_sub(1)].is_punct(Punct::Comma);
    quoted || (clause || direct) && !conj
}

fn report(scene: &Scene<'_>, all: &mut [Mention], first: usize, s: usize, i: usize) {
    if all[i].is_statement() {
        return;
    }
    let (act, token) = (all[s].act, all[s].token);
    let same = s >= first;
    let stopped = factuality::stopped(scene, &all[i]);
    let direct = same && directly_under(scene, &all[s], &all[i]);
    let denies = act != Some(Act::Deny) || same && denied(scene, &all[s], &all[i]);
    if denies {
        let rejects = scene.trigger(all[s].lexeme).is_some_and(|t| t.rejects);
        factuality::reported(&mut all[i], act, token, direct, stopped, rejects);
    }
    if same && direct && act == Some(Act::Warn) && !all[i].verb {
        let prep = scene.cs[all[i].chunk as usize].prep;
        factuality::threatened(&mut all[i], prep, token);
    }
    claim(all, s, i, direct);
}

/// تبنّت الحركة الهجوم: whoever claims it did it.
fn claim(all: &mut [Mention], s: usize, i: usize, direct: bool) {
    let claims = all[s].act == Some(Act::Claim)
        && direct
        && !all[i].verb
        && all[i].polarity == crate::model::Polarity::Positive;
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
        ) || c.kind == ChunkKind::Verb && !c.marks.any(crate::lexicon::class::Marks::AUX)
    })
}

/// The denial reaches the event: its object, or the first clause after أن.
fn denied(scene: &Scene<'_>, s: &Mention, m: &Mention) -> bool {
    if s.chunk > m.chunk {
        return false;
    }
    let between = &scene.cs[s.chunk as usize + 1..(m.chunk as usize).max(s.chunk as usize + 1)];
    let clauses = between.iter().filter(|c| c.kind == ChunkKind::Subordinator).count();
    let broken = between.iter().any(|c| c.kind == ChunkKind::Opener || c.is_punct(Punct::Semicolon));
    clauses <= 1 && !broken
}

/// هاجمنا، قال إنه هاجم، نفى أن تكون قد قصفت: the agent is whoever speaks.
fn first_person(scene: &Scene<'_>, all: &mut [Mention], first: usize, own: Option<Range>) {
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
            && (m.verb
                || scene.cs[v]
                    .marks
                    .any(crate::lexicon::class::Marks::LIGHT.with(crate::lexicon::class::Marks::LIGHT_B)));
        let denied = m.verb
            && scene.cs[v].aux
            && scene.roles[v].is_some_and(|r| r.subject.is_none())
            && m.polarity == crate::model::Polarity::Negative;
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

/// Chains of mentions: the same kind, and a definite mention after an earlier one.
pub fn chains(words: &[crate::mention::Word], all: &mut [Mention]) {
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
