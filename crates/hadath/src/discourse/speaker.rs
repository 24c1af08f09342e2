//! Who speaks: speakers carried over, and speakers that are the agent of what they report.

use super::Carry;
use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Classes, Func, Marks, Needs, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::WE;
use crate::model::{Act, Polarity, Role, Tense};
use crate::phrase::ChunkKind;
use crate::text::fold::{fold_str, spell};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// ندين نحن أهالي الحي، نؤكد في المجلس: who «we» are stands after the verb.
fn named_we(scene: &Scene<'_>, m: &Mention) -> Option<Range> {
    let v = m.chunk as usize;
    let next = scene.cs.get(v + 1).filter(|_| m.verb)?;
    let we = scene.a.words[next.start as usize].func == Func::Pronoun;
    if we && next.end > next.start + 1 {
        return Some(Range::new(next.start + 1, next.end));
    }
    let k = if we { v + 2 } else { v + 1 };
    let c = scene.cs.get(k).filter(|c| c.kind == ChunkKind::Noun)?;
    let body = c.classes.any(Classes::INSTITUTION.with(Classes::ARMED).with(Classes::CIVILIAN));
    (we && c.classes.any(Classes::HUMAN) || c.prep == Prep::In && body).then(|| scene.range(k))
}

/// مؤكداً …، غادر الوزير: a participle at the head of the sentence has the subject of the verb that follows.
fn fronted(scene: &Scene<'_>, m: &Mention) -> Option<Speaker> {
    if !m.participle || m.chunk > 1 {
        return None;
    }
    let subject = |v: usize| scene.roles[v].and_then(|r| r.subject);
    let s = (m.chunk as usize + 1..scene.cs.len())
        .find(|&v| scene.cs[v].kind == ChunkKind::Verb && scene.cs[v - 1].is_punct(Punct::Comma))
        .and_then(subject)?;
    let human = scene.cs[s].all.any(Classes::HUMAN);
    human.then(|| described(scene, m, scene.range(s)))
}

/// ردّ المكتب متهماً …، ظهر القائد مهدداً: a participle beside a verb that is no speech has its subject.
fn circumstance(scene: &Scene<'_>, m: &Mention, local: &[Speaker]) -> Option<Speaker> {
    const BACK: usize = 10;
    if !m.participle || !local.is_empty() {
        return None;
    }
    let at = m.chunk as usize;
    let v = (at.saturating_sub(BACK)..at).rev().find(|&k| {
        let stop = scene.cs[k].is_punct(Punct::Stop) || scene.cs[k].is_punct(Punct::Semicolon);
        stop || scene.cs[k].kind == ChunkKind::Verb
    })?;
    let s = scene.roles[v].and_then(|r| r.subject)?;
    let speaks = scene.cs[s].classes.any(Classes::HUMAN) && scene.cs[s].trigger == crate::mention::NONE;
    speaks.then(|| described(scene, m, scene.range(s)))
}

/// Somebody who spoke, with what agreement asks for.
#[derive(Clone, Copy, Debug)]
pub struct Speaker {
    /// The phrase.
    pub range: Range,
    feminine: bool,
    plural: bool,
    /// What he says is itself reported by somebody else.
    inner: bool,
    /// The quotation in which he is quoted as speaking: its opening mark.
    quote: Option<u32>,
}

/// Statements without a speaker of their own take the one before: مضيفاً، وأضاف، وختم.
pub fn speakers(scene: &Scene<'_>, all: &mut [Mention], first: usize, carry: &mut Carry) {
    let mut local: Vec<Speaker> = Vec::new();
    for i in first..all.len() {
        if !all[i].is_statement() {
            continue;
        }
        let quote = quote_of(scene, all[i].token);
        resumed(scene, &mut all[i], &local, carry, quote);
        if let Some(range) = all[i].first(Role::Agent) {
            if tells(scene, &all[i]) {
                let inner = under_clause(scene, &all[i], first, all);
                let speaker = Speaker { range, inner, quote, ..described(scene, &all[i], range) };
                local.push(speaker);
                if quote.is_none() && !inner {
                    carry.speak(speaker);
                }
            }
            continue;
        }
        if all[i].feats.has(Feats::FIRST) {
            if carry.own.is_some() && quote.is_none() {
                carry.text.get_or_insert(i);
            }
            let speaker = named_we(scene, &all[i])
                .or_else(|| quoted_by(scene, all, i))
                .or(carry.line)
                .or(carry.own)
                .or(carry.speakers.last().map(|s| s.range));
            if let Some(range) = speaker {
                all[i].add(Role::Agent, range, "first person");
            }
            continue;
        }
        let owner = owner_before(scene, &all[first..=i]);
        let found = owner
            .or_else(|| fronted(scene, &all[i]))
            .or_else(|| circumstance(scene, &all[i], &local))
            .or_else(|| continued(scene, &all[i], &local, &carry.speakers, quote));
        if all[i].participle {
            all[i].tense = main_tense(&all[first..i], found).unwrap_or(all[i].tense);
        }
        let Some(s) = found else { continue };
        for r in speaker_group(all, first, i, s.range) {
            all[i].add(Role::Agent, r, "speaker carried over");
        }
        local.push(Speaker { quote, ..s });
    }
}

/// The tense of what a participle goes on with; a foreign future (سنواصل) is none of its.
fn main_tense(before: &[Mention], speaker: Option<Speaker>) -> Option<Tense> {
    let own = |m: &&Mention| speaker.is_none_or(|s| m.first(Role::Agent) == Some(s.range));
    let verbs = || before.iter().rev().filter(|m| m.is_statement() && m.verb && m.tense != Tense::Future);
    verbs().find(own).or_else(|| verbs().next()).map(|m| m.tense)
}

/// نحن في مجلس …: the text speaks of itself.
pub fn self_named(scene: &Scene<'_>, carry: &mut Carry) {
    for k in 0..scene.cs.len().saturating_sub(1) {
        let c = &scene.cs[k];
        let n = &scene.cs[k + 1];
        let body = n.classes.any(Classes::INSTITUTION.with(Classes::ARMED));
        if body
            && c.kind == ChunkKind::Noun
            && n.kind == ChunkKind::Noun
            && spell(scene.a.tokens.letters(c.head as usize), WE)
        {
            carry.own = Some(scene.range(k + 1));
        }
    }
}

/// The innermost quotation of more than a few words around a token.
fn quote_of(scene: &Scene<'_>, token: u32) -> Option<u32> {
    const NAME: u32 = 6;
    scene
        .a
        .quotes_near(token)
        .iter()
        .rev()
        .find(|q| q.open < token && token < q.close && q.close - q.open > NAME)
        .map(|q| q.open)
}

/// Can its speaker go on speaking? A verb or an issued text of the clause, not one that describes a noun.
fn tells(scene: &Scene<'_>, m: &Mention) -> bool {
    let before = (m.chunk as usize).checked_sub(1).map(|k| scene.cs[k].kind);
    let relative = before == Some(ChunkKind::Relative) && m.verb;
    let contradicted = m.attributes() && m.act == Some(Act::Claim);
    (m.verb || m.participle || m.attribution || m.governor.is_some()) && !relative && !contradicted
}

/// قال إن الحكومة أعلنت: what is itself reported does not go on speaking.
fn under_clause(scene: &Scene<'_>, m: &Mention, first: usize, all: &[Mention]) -> bool {
    let outer = all[first..].iter().any(|s| s.is_statement() && s.token < m.token);
    if !outer || scene.cs[m.chunk as usize].conj {
        return false;
    }
    for k in (0..m.chunk as usize).rev().take(5) {
        match scene.cs[k].kind {
            ChunkKind::Subordinator => return !(k > 0 && scene.cs[k - 1].kind == ChunkKind::Opener),
            ChunkKind::Noun
            | ChunkKind::Time
            | ChunkKind::Adverb
            | ChunkKind::Aside
            | ChunkKind::Punct(Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose) => {}
            // ما تدّعيه إسرائيل
            ChunkKind::Opener => return scene.cs[k].end == scene.cs[m.chunk as usize].start && m.verb,
            _ => return false,
        }
    }
    false
}

/// Gender and number of a speaker: those of its verb and of its noun.
fn described(scene: &Scene<'_>, m: &Mention, range: Range) -> Speaker {
    let w = &scene.a.words[range.start as usize];
    let ta = scene.a.tokens.list[range.start as usize].ta;
    static ONE: Lazy<[Vec<u8>; 4]> = Lazy::new(|| ["أحد", "إحدى", "أي", "كل"].map(fold_str));
    let one = ONE.iter().any(|o| scene.a.tokens.letters(range.start as usize) == o.as_slice());
    let many = w.noun_feats.any(Feats::PLURAL.with(Feats::DUAL)) && w.noun != crate::mention::NONE
        || w.classes.has(Classes::QUANTITY) && !one
        || m.args.iter().filter(|a| a.role == Role::Agent).count() > 1;
    let relay = scene.trigger(m.lexeme).is_some_and(|t| t.needs == Needs::Relay);
    let singular = m.feats.has(Feats::SINGULAR) && m.verb && !relay && m.rule(Role::Agent) == Some("subject");
    let feminine =
        if singular { m.feats.has(Feats::FEMININE) } else { ta || w.noun_feats.has(Feats::FEMININE) };
    Speaker { range, feminine, plural: many, inner: false, quote: None }
}

/// أحدهما، بعضهم as speaker; a verb after a comma that would take the subject of what was reported.
fn resumed(scene: &Scene<'_>, m: &mut Mention, local: &[Speaker], carry: &Carry, quote: Option<u32>) {
    let Some(range) = m.first(Role::Agent) else { return };
    if partial(scene, range) {
        let carried = carry.speakers.last().filter(|_| quote.is_none());
        if let Some(s) = local.iter().rev().find(|s| s.quote == quote).or(carried) {
            replace(m, s.range, "one of the speakers");
        }
        return;
    }
    if m.rule(Role::Agent) != Some("subject of the verb before") || local.iter().any(|s| s.range == range) {
        return;
    }
    let before = (m.chunk as usize).checked_sub(1).map(|k| &scene.cs[k]);
    let apart = before
        .is_some_and(|c| matches!(c.kind, ChunkKind::Punct(Punct::Comma | Punct::QuoteClose | Punct::Quote)));
    let fits = |s: &&Speaker| s.quote == quote && s.range.start < range.start && agrees(m, s);
    if let Some(s) = local.iter().rev().find(fits).filter(|_| apart) {
        replace(m, s.range, "speaker carried over");
    }
}

/// أحد، بعض، كلا with a pronoun
fn partial(scene: &Scene<'_>, range: Range) -> bool {
    static PARTS: Lazy<[Vec<u8>; 5]> = Lazy::new(|| ["أحد", "إحدا", "بعض", "كلا", "معظم"].map(fold_str));
    let stem = scene.a.stem(range.start as usize);
    range.end == range.start + 1 && PARTS.iter().any(|p| stem.starts_with(p) && stem.len() > p.len() + 1)
}

fn replace(m: &mut Mention, range: Range, rule: &'static str) {
    m.args.retain(|a| a.role != Role::Agent);
    m.add(Role::Agent, range, rule);
}

/// Does a statement without a subject agree with this speaker?
fn agrees(m: &Mention, s: &Speaker) -> bool {
    if m.feats.any(Feats::PLURAL.with(Feats::DUAL)) {
        return s.plural;
    }
    // مصادر … مؤكدة: the plural of things and bodies is feminine.
    let feminine = m.feats.has(Feats::FEMININE);
    feminine == s.feminine || feminine && s.plural
}

/// Gender of the pronoun of بيانه، بيانها.
fn owner_agrees(enc: Enc, s: &Speaker) -> bool {
    match enc {
        Enc::Him => !s.feminine && !s.plural,
        Enc::Her => s.feminine || s.plural,
        Enc::Them => s.plural,
        _ => false,
    }
}

/// تأكيد القوات … كما ورد في بيانها: the nearest speaker of the sentence that fits the pronoun, also of a noun.
fn owner_before(scene: &Scene<'_>, mentions: &[Mention]) -> Option<Speaker> {
    let (m, before) = mentions.split_last()?;
    let enc = scene.a.words[m.token as usize].enc;
    if m.verb || enc == Enc::None {
        return None;
    }
    before
        .iter()
        .rev()
        .filter(|s| s.is_statement())
        .filter_map(|s| s.first(Role::Agent).map(|r| described(scene, s, r)))
        .find(|s| owner_agrees(enc, s))
}

/// The speaker that a statement without a subject continues: the nearest that agrees, in the same quotation.
fn continued(
    scene: &Scene<'_>,
    m: &Mention,
    local: &[Speaker],
    carried: &[Speaker],
    quote: Option<u32>,
) -> Option<Speaker> {
    let enc = scene.a.words[m.token as usize].enc;
    let owned = !m.verb && matches!(enc, Enc::Him | Enc::Her | Enc::Them);
    // صدور التنويه: a definite text points back.
    let w = &scene.a.words[m.token as usize];
    if !m.verb && !m.participle && m.act == Some(Act::Announce) && w.al() {
        return local.last().or(carried.last()).copied();
    }
    if !(m.participle || owned || m.verb && !m.feats.has(Feats::PASSIVE)) {
        return None;
    }
    let here = |s: &&Speaker| s.quote == quote;
    if owned {
        return local.iter().rev().chain(carried.iter().rev()).find(|s| owner_agrees(enc, s)).copied();
    }
    let fits = |inner: bool| local.iter().rev().filter(here).find(|s| s.inner == inner && agrees(m, s));
    let near = fits(false).or_else(|| fits(true));
    // In a quotation the third person is never the one who is quoted.
    if quote.is_some() {
        return near.copied();
    }
    near.or_else(|| carried.iter().rev().find(|s| agrees(m, s)))
        .or(carried.last().filter(|_| m.feats.has(Feats::PLURAL)))
        .or(if m.participle { local.iter().rev().find(here).or(carried.last()) } else { None })
        .copied()
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
        // كنا نسمع القصف: whoever hears it does not do it.
        let does = Marks::LIGHT
            .with(Marks::LIGHT_B)
            .with(Marks::TRY)
            .with(Marks::PLAN)
            .with(Marks::CONTINUE)
            .with(Marks::BEGIN)
            .with(Marks::RESPOND);
        // لن نسمح بمهاجمة جيراننا: who gives leave does not do it.
        let leave = scene.cs[v].marks.has(Marks::ORDER.with(Marks::PLAN));
        // سنردّ على القصف: the other side did it.
        let answered = scene.cs[v].marks.has(Marks::RESPOND) && scene.cs[m.chunk as usize].prep == Prep::On;
        let first_person =
            feats.has(Feats::FIRST) && (m.verb || scene.cs[v].marks.any(does) && !answered && !leave);
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
