//! What each statement reports, as runs of tokens.

use crate::frame::{Mention, Range, Scene};
use crate::lexicon::class::{Func, Marks, Needs, Prep};
use crate::lexicon::paradigm::Feats;
use crate::mention::NONE;
use crate::model::{Act, EventKind, Polarity, Role};
use crate::phrase::{Chunk, ChunkKind};
use crate::text::fold::{fold_str, spell};
use crate::text::token::{Punct, TokenKind};
use once_cell::sync::Lazy;

/// What each statement reports.
pub fn contents(scene: &Scene<'_>, all: &mut [Mention], first: usize) {
    for m in all[first..].iter_mut().filter(|m| m.is_statement()) {
        m.postposed = !m.attribution && postposed(scene, m);
        let mut ranges = Vec::new();
        if m.attribution || m.postposed {
            ranges.push(attributed(scene, m));
            ranges.extend(quotation_before(scene, m));
        } else if !(m.polarity == Polarity::Negative && (!m.verb || m.act == Some(Act::Claim))) {
            // ولم يصدر تعليق، لم تعلن جهة مسؤوليتها: what is not said reports nothing.
            let (start, stop) = (content_start(scene, m), content_end(scene, m));
            ranges.push(Range::new(start.min(stop), stop));
            quotation(scene, m, &mut ranges);
        }
        m.content = ranges;
    }
}

/// «…»، قال المصدر / حسبما أعلن: the statement comes after what it reports.
fn postposed(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = m.chunk as usize;
    // وفق ما جاء في بلاغ، كما ورد في بيانها
    if !m.verb {
        return c > 0 && scene.cs[c - 1].kind == ChunkKind::Verb && as_before(scene, c - 1).is_some();
    }
    if m.participle {
        return false;
    }
    let clause = scene.clause();
    // Its own clause only: قال المتحدث، مضيفاً أن
    let own = (c + 1..scene.cs.len()).take_while(|&k| {
        !clause.participle_statement(k) && !(scene.cs[k].kind == ChunkKind::Verb && scene.cs[k].conj)
    });
    let follows = own.map(|k| &scene.cs[k]).any(|k| match k.kind {
        ChunkKind::Subordinator | ChunkKind::Punct(Punct::Colon) => true,
        ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => opens_quotation(scene, k.start),
        _ => false,
    });
    if let Some(sure) = as_before(scene, c) {
        // كما توقّع المصدر ارتفاع الحصيلة: with an object or a clause كما is «also».
        let object = scene.roles[c].is_some_and(|r| r.object.is_some_and(|o| o > c));
        return sure || !follows && !object;
    }
    !follows && (!scene.cs[c].conj && quote_closed_before(scene, m.token) || ends_with_speaker(scene, m))
}

/// الوضع صعب، تقول أم سليم: after a comma, and nothing but the speaker follows.
fn ends_with_speaker(scene: &Scene<'_>, m: &Mention) -> bool {
    let c = m.chunk as usize;
    let comma = c > 1 && scene.cs[c - 1].is_punct(Punct::Comma) && !scene.cs[c].conj;
    let speaker = scene.roles[c].is_some_and(|r| r.subject.is_some_and(|s| s > c) && r.object.is_none());
    let rest = scene.cs[c + 1..].iter().all(|k| {
        matches!(
            k.kind,
            ChunkKind::Noun
                | ChunkKind::Aside
                | ChunkKind::Time
                | ChunkKind::Punct(Punct::Stop | Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose)
        ) && k.trigger == NONE
    });
    comma && speaker && rest && m.act == Some(Act::Say)
}

/// حسبما، وفق ما، على ما (sure) or كما (perhaps «also») before verb chunk `c`.
fn as_before(scene: &Scene<'_>, c: usize) -> Option<bool> {
    for k in (c.saturating_sub(3)..c).rev() {
        let chunk = &scene.cs[k];
        match chunk.kind {
            ChunkKind::Attribution => return Some(true),
            ChunkKind::Adverb | ChunkKind::Opener | ChunkKind::Noun => {
                if let Some(sure) = is_as(scene, chunk.start as usize) {
                    return Some(sure);
                }
                // وفق ما: the phrase of attribution stands before it.
                if chunk.kind != ChunkKind::Adverb && !is_what(scene, chunk.start as usize) {
                    return None;
                }
            }
            ChunkKind::Relative => {}
            _ => return None,
        }
    }
    None
}

fn is_as(scene: &Scene<'_>, token: usize) -> Option<bool> {
    static SURE: Lazy<[Vec<u8>; 3]> = Lazy::new(|| ["حسبما", "وفقما", "لما"].map(fold_str));
    static ALSO: Lazy<[Vec<u8>; 2]> = Lazy::new(|| ["كما", "مثلما"].map(fold_str));
    static ON: Lazy<Vec<u8>> = Lazy::new(|| fold_str("على"));
    let letters = scene.a.tokens.letters(token);
    if SURE.iter().any(|w| letters == w.as_slice())
        || is_what(scene, token) && token > 0 && scene.a.tokens.letters(token - 1) == ON.as_slice()
    {
        return Some(true);
    }
    ALSO.iter().any(|w| letters == w.as_slice()).then_some(false)
}

fn is_what(scene: &Scene<'_>, token: usize) -> bool {
    static WHAT: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ما"));
    scene.a.tokens.letters(token) == WHAT.as_slice()
}

/// A quotation closes just before the token.
fn quote_closed_before(scene: &Scene<'_>, token: u32) -> bool {
    scene
        .a
        .quotes_near(token)
        .iter()
        .any(|q| q.close < token && token - q.close <= 3 && q.open >= scene.sentence.start.saturating_sub(60))
}

/// The quotation that closes just before a statement and opened in an earlier sentence.
fn quotation_before(scene: &Scene<'_>, m: &Mention) -> Option<Range> {
    let near = |close: u32| close < m.token && m.token - close <= 3;
    let q = scene.a.quotes_near(m.token).iter().find(|q| near(q.close) && q.open < scene.sentence.start)?;
    Some(Range::new(q.open, q.close))
}

/// What a phrase of attribution covers.
fn attributed(scene: &Scene<'_>, m: &Mention) -> Range {
    let (start, end) = (scene.sentence.start, scene.sentence.end);
    // بحسب المصدر، … at the head of the sentence or clause covers what follows.
    let c = m.chunk as usize;
    // وفق ما جاء في بلاغ، حسبما أفادت الوكالة، …
    let opening = scene.cs[..c].iter().all(|k| match k.kind {
        ChunkKind::Attribution | ChunkKind::Opener | ChunkKind::Adverb => true,
        ChunkKind::Verb => k.marks.has(Marks::OCCUR),
        _ => false,
    });
    if m.token <= start + 2 || opening {
        return Range::new(m.token_end, end);
    }
    let Some(before) = c.checked_sub(1).map(|k| &scene.cs[k]).filter(|_| m.attribution) else {
        return Range::new(clause_start(scene, c, true), m.token);
    };
    match before.kind {
        ChunkKind::Subordinator | ChunkKind::Opener => Range::new(m.token_end, end),
        // أوقعت بحسب ناشطين ثمانية قتلى: in the middle of its clause.
        ChunkKind::Verb => Range::new(before.start, end),
        ChunkKind::Punct(Punct::Comma) => {
            let opens = c >= 2
                && matches!(
                    scene.cs[c - 2].kind,
                    ChunkKind::Subordinator | ChunkKind::Opener | ChunkKind::Verb
                );
            if opens || goes_on_after(scene, m) {
                let from = if opens { scene.cs[c - 2].start } else { clause_start(scene, c, true) };
                Range::new(from, content_end(scene, m))
            } else {
                Range::new(clause_start(scene, c, true), m.token)
            }
        }
        ChunkKind::Punct(_) => Range::new(clause_start(scene, c, true), m.token),
        _ => Range::new(clause_start(scene, c, false), m.token),
    }
}

/// شنّ مسلحون، بحسب مصدر، ليل الاثنين، هجوماً: the clause goes on after the source and its comma.
fn goes_on_after(scene: &Scene<'_>, m: &Mention) -> bool {
    let Some(end) = m.args.iter().filter(|a| a.role == Role::Agent).map(|a| a.range.end).max() else {
        return false;
    };
    let Some(k) = scene.cs.iter().position(|c| c.start >= end && c.is_punct(Punct::Comma)) else {
        return false;
    };
    let near = scene.cs[k].start <= end + 6;
    near && scene.cs.get(k + 1).is_some_and(|c| {
        matches!(c.kind, ChunkKind::Noun | ChunkKind::Time)
            && !c.conj
            && !scene.clause().participle_statement(k + 1)
    })
}

/// Where the part before an attribution begins: after a semicolon; without a comma before it also at the last
/// relative or coordinated clause.
fn clause_start(scene: &Scene<'_>, c: usize, wide: bool) -> u32 {
    for k in (0..c).rev() {
        match scene.cs[k].kind {
            ChunkKind::Punct(Punct::Semicolon) => return scene.cs[k].end,
            ChunkKind::Relative if !wide => return scene.cs[k].start,
            _ => {}
        }
    }
    scene.sentence.start
}

/// Where the reported part begins: with its clause, or with the object of the verb.
fn content_start(scene: &Scene<'_>, m: &Mention) -> u32 {
    let c = m.chunk as usize;
    if !m.verb {
        return text_start(scene, m);
    }
    if let Some(k) = own_clause(scene, c) {
        // وصف قصف المدرسة بأنه جريمة: the event is the object before the clause.
        let event = (c + 1..k).find(|&o| scene.cs[o].bare() && scene.cs[o].trigger != NONE);
        return scene.cs[event.unwrap_or(k)].start;
    }
    let object = scene.roles[c].and_then(|r| r.object.filter(|&o| o > c && r.subject.is_some_and(|s| s < o)));
    // ما تدّعيه الحكومة عن القصف كذب: its complement is with عن.
    let about = |o: &usize| {
        scene.cs[c + 1..*o].iter().any(|k| k.prep == Prep::About || k.trigger != NONE && k.prep == Prep::From)
    };
    let object = object.filter(|o| !about(o));
    // ندّد الرئيس بقصف الجيش مسجداً: what is hit by what is condemned.
    let deed = |o: usize| {
        (c + 1..o)
            .find(|&k| scene.cs[k].prep == Prep::B && scene.cs[k].trigger == scene.cs[k].head)
            .unwrap_or(o)
    };
    object.map_or_else(|| after_speaker(scene, c).unwrap_or(m.token_end), |o| scene.cs[deed(o)].start)
}

/// تنفي روسيا، التي هاجمت …، استهداف المدنيين: the relative clause between commas describes who speaks.
fn after_speaker(scene: &Scene<'_>, c: usize) -> Option<u32> {
    const LONGEST: usize = 16;
    let subject = scene.roles[c].and_then(|r| r.subject).filter(|&s| s > c)?;
    let comma = |k: usize| scene.cs.get(k).is_some_and(|x| x.is_punct(Punct::Comma));
    let relative = scene.cs.get(subject + 2).is_some_and(|x| x.kind == ChunkKind::Relative);
    if !comma(subject + 1) || !relative {
        return None;
    }
    let close = (subject + 3..scene.cs.len().min(subject + LONGEST)).find(|&k| comma(k))?;
    Some(scene.cs[close].end)
}

/// أصدرت بياناً بخصوص الهجمات جاء فيه أن …: the topic of an issued text is not what it says.
fn text_start(scene: &Scene<'_>, m: &Mention) -> u32 {
    let c = m.chunk as usize;
    let issued = m.act == Some(Act::Announce) && m.governor.is_some();
    let says = |k: &usize| {
        let chunk = &scene.cs[*k];
        chunk.kind == ChunkKind::Subordinator && !chunk.conj || chunk.is_punct(Punct::Colon)
    };
    let start = (c + 1..scene.cs.len().min(c + 14)).find(says).filter(|_| issued);
    start.map_or(m.token_end, |k| scene.cs[k].start)
}

/// The أن that belongs to the verb of speech at chunk `c`.
pub fn own_clause(scene: &Scene<'_>, c: usize) -> Option<usize> {
    const NEAR: usize = 30;
    for k in c + 1..scene.cs.len().min(c + NEAR) {
        let chunk = &scene.cs[k];
        match chunk.kind {
            ChunkKind::Subordinator => return (!chunk.conj).then_some(k),
            // «الشرق الأوسط»: a quoted name is no quotation.
            ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) if !opens_quotation(scene, chunk.start) => {}
            ChunkKind::Opener
            | ChunkKind::Attribution
            | ChunkKind::Punct(
                Punct::Stop | Punct::Semicolon | Punct::Colon | Punct::QuoteOpen | Punct::Quote,
            ) => {
                return None;
            }
            ChunkKind::Verb if chunk.conj => return None,
            ChunkKind::Noun if scene.clause().participle_statement(k) => return None,
            _ => {}
        }
    }
    None
}

/// Does a quotation of more than a few words open at this token?
fn opens_quotation(scene: &Scene<'_>, token: u32) -> bool {
    const NAME: u32 = 6;
    scene.a.quotes_near(token).iter().any(|q| q.open == token && q.close - token > NAME)
}

/// Where the reported part ends: the end of the sentence, or an opener of contrast outside quotations.
fn content_end(scene: &Scene<'_>, m: &Mention) -> u32 {
    let inside = |token: u32| {
        scene.a.quotes_near(token).iter().find(|q| q.open < token && token < q.close && q.open > m.token)
    };
    let bare_object = m.verb && own_clause(scene, m.chunk as usize).is_none();
    for k in m.chunk as usize + 1..scene.cs.len() {
        let c = &scene.cs[k];
        let contrast = c.kind == ChunkKind::Opener && is_contrast(scene, c.start as usize)
            || denies_it(scene, k)
            || (is_reset(scene, c) || excepts(scene, k) || is_also(scene, k)) && speech_follows(scene, k);
        let dated = bare_object && c.kind == ChunkKind::Opener && is_when(scene, m, k);
        if (contrast || dated || bare_object && goes_on(scene, m, k)) && inside(c.start).is_none() {
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

/// أعلنت حظر التجول ودفعت بتعزيزات: the subject of the statement goes on to act.
fn goes_on(scene: &Scene<'_>, m: &Mention, k: usize) -> bool {
    let subject = |v: usize| scene.roles[v].and_then(|r| r.subject);
    let c = &scene.cs[k];
    c.kind == ChunkKind::Verb
        && c.conj
        && subject(m.chunk as usize).is_some()
        && subject(k).is_none_or(|s| Some(s) == subject(m.chunk as usize))
        && c.feats.has(Feats::PAST) == scene.cs[m.chunk as usize].feats.has(Feats::PAST)
        && k > 0
        && scene.cs[k - 1].is_punct(Punct::Comma)
}

/// …، وهو ما نفاه الجيش: the narrator again.
fn denies_it(scene: &Scene<'_>, k: usize) -> bool {
    let c = &scene.cs[k];
    c.kind == ChunkKind::Noun
        && scene.a.words[c.head as usize].func == Func::Pronoun
        && scene
            .cs
            .get(k + 1)
            .is_some_and(|n| n.kind == ChunkKind::Opener && is_what(scene, n.start as usize))
        && speech_follows(scene, k)
}

/// لكن، غير أن: the report goes on over them, unless somebody else speaks after them.
fn is_reset(scene: &Scene<'_>, c: &Chunk) -> bool {
    c.kind == ChunkKind::Opener && scene.a.words[c.start as usize].marks.has(Marks::RESET)
}

/// …، كما توقّع المصدر
fn is_also(scene: &Scene<'_>, k: usize) -> bool {
    let c = &scene.cs[k];
    c.kind == ChunkKind::Opener
        && k > 0
        && scene.cs[k - 1].is_punct(Punct::Comma)
        && is_as(scene, c.start as usize) == Some(false)
}

/// A verb of speech in the clause that begins at chunk `k`.
fn speech_follows(scene: &Scene<'_>, k: usize) -> bool {
    for (n, c) in scene.cs[k + 1..].iter().take(12).enumerate() {
        match c.kind {
            // الشركة التي يعمل لحسابها ذكرت: not the verb of the relative clause.
            ChunkKind::Verb if scene.cs[k + n].kind == ChunkKind::Relative => {}
            ChunkKind::Verb => {
                let verb = scene.a.words[c.head as usize].verb;
                // سترد على أي عدوان: some verbs speak only with a clause.
                let clause =
                    scene.cs[k + 1..].iter().take(12).any(|n| n.kind == ChunkKind::Subordinator && !n.conj);
                let speech = scene.trigger(verb).is_some_and(|t| {
                    t.kind == EventKind::Statement
                        && (clause
                            || !matches!(t.needs, Needs::Clause | Needs::ClauseHuman | Needs::HumanSubject))
                });
                if speech || !c.marks.has(Marks::AUX) {
                    return speech;
                }
            }
            ChunkKind::Punct(Punct::Stop | Punct::Semicolon) => return false,
            _ => {}
        }
    }
    false
}

/// إلا أنهم، غير أنها، بيد أنه: with a pronoun they are no phrases of the lexicon.
fn excepts(scene: &Scene<'_>, k: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 3]> = Lazy::new(|| ["إلا", "غير", "بيد"].map(fold_str));
    let c = &scene.cs[k];
    matches!(c.kind, ChunkKind::Opener | ChunkKind::Adverb)
        && scene.cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Subordinator)
        && WORDS.iter().any(|w| scene.a.tokens.letters(c.head as usize) == w.as_slice())
}

/// أنكرت مسؤوليتها حين قصفت الطائرات: when the words were said, not what they said.
fn is_when(scene: &Scene<'_>, m: &Mention, k: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 5]> = Lazy::new(|| ["عندما", "حين", "حينما", "بعدما", "لحظة"].map(fold_str));
    let letters = scene.a.tokens.letters(scene.cs[k].start as usize);
    let says = |c: &Chunk| {
        matches!(c.kind, ChunkKind::Punct(Punct::Colon | Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose))
    };
    WORDS.iter().any(|w| letters == w.as_slice()) && !scene.cs[m.chunk as usize + 1..k].iter().any(says)
}

fn is_contrast(scene: &Scene<'_>, token: usize) -> bool {
    let letters = scene.a.tokens.letters(token);
    let in_while = spell(letters, "حين") && token > 0 && spell(scene.a.tokens.letters(token - 1), "في");
    in_while || ["فيما", "بينما"].iter().any(|w| spell(letters, w))
}

/// A quotation that opens after the statement, also one that runs over the sentence.
fn quotation(scene: &Scene<'_>, m: &Mention, ranges: &mut Vec<Range>) {
    let (start, end) = (m.token_end, scene.sentence.end);
    let from = scene.a.quotes.partition_point(|q| q.open < start);
    for q in scene.a.quotes[from..].iter().take_while(|q| q.open < end + 2) {
        // A colon may end the sentence's line before the quotation begins, but وقال «…» is another's.
        let word = |t: u32| matches!(scene.a.tokens.list[t as usize].kind, TokenKind::Word);
        if q.close > end && !(end..q.open).any(word) {
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
