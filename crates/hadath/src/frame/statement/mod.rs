//! Statements: verbs, nouns and participles of speech, and phrases of attribution.

mod addressee;
mod attribution;
mod noun;
mod verb;

pub use attribution::attribution;
pub use noun::noun;
pub use verb::verb;

use super::{Mention, Scene};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Func, Prep};
use crate::mention::NONE;
use crate::model::EventKind;
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// The word for responsibility without its ending, in both spellings of its hamza: مسؤولية، مسؤوليته, not مسؤولين.
static RESPONSIBILITY: Lazy<[Vec<u8>; 5]> =
    Lazy::new(|| ["مسؤولية", "مسئولية", "مسؤوليت", "مسئوليت", "مسؤوليات"].map(fold_str));

fn start(chunk: usize, token: u32, lexeme: u32, trigger: &Trigger) -> Mention {
    let mut m = Mention::new(EventKind::Statement, token, chunk as u32, lexeme);
    m.act = trigger.act;
    m.generic = trigger.generic;
    m
}

/// Can the phrase speak? Things, times and places (other than lands and capitals) cannot.
fn speaks(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let head = &scene.a.words[c.head as usize];
    // قال "فرحان حق" إن: a name in quotation marks of its own.
    let named = c.bare() && c.trigger == NONE && scene.clause().quoted_name(np);
    if c.classes.any(Classes::HUMAN.with(Classes::TEXT)) || head.unknown() || named {
        return true;
    }
    // قالت محافظة السويداء، أعلنت بلدة كذا
    let governed = Classes::PLACE.with(Classes::PLACE_HEAD).with(Classes::NUMBER).with(Classes::QUANTITY);
    if c.classes.any(governed) || head.func == Func::Demonstrative {
        return true;
    }
    if c.all.any(Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::ACTOR).with(Classes::PERSON))
        && !c.classes.any(Classes::GENERAL.with(Classes::FACILITY))
    {
        return true;
    }
    !c.classes.any(
        Classes::GENERAL
            .with(Classes::FACILITY)
            .with(Classes::PLACE_HEAD)
            .with(Classes::WEAPON)
            .with(Classes::TIME)
            .with(Classes::CASUALTY)
            .with(Classes::DOMAIN),
    ) && c.trigger == NONE
}

/// What stands right of chunk `v` before the clause is over: a clause, a quotation, a preposition.
struct After {
    clause: bool,
    quote: bool,
    colon: bool,
    about: bool,
    to: bool,
    by: bool,
    event: bool,
    what: bool,
}

fn after(scene: &Scene<'_>, v: usize) -> After {
    let mut a = After {
        clause: false,
        quote: false,
        colon: false,
        about: false,
        to: false,
        by: false,
        event: false,
        what: false,
    };
    for k in v + 1..scene.cs.len().min(v + 14) {
        let c = &scene.cs[k];
        match c.kind {
            // وأن goes on with what an earlier word of speech reports.
            ChunkKind::Subordinator => {
                a.clause = !c.conj;
                break;
            }
            ChunkKind::Opener if following(scene, k) => {
                a.colon = true;
                break;
            }
            // نافياً ما أُشيع، واصفاً ما حدث
            ChunkKind::Opener if k == v + 1 && is_what(scene, c.start as usize) => {
                a.what = true;
                break;
            }
            ChunkKind::Punct(Punct::QuoteOpen) => {
                a.quote = true;
            }
            ChunkKind::Punct(Punct::Quote) => a.quote = true,
            ChunkKind::Punct(Punct::Colon) => {
                a.colon = true;
                break;
            }
            ChunkKind::Punct(Punct::Stop | Punct::Semicolon) | ChunkKind::Verb | ChunkKind::Opener => break,
            ChunkKind::Noun => {
                a.about |= c.prep == Prep::About;
                a.to |= c.prep == Prep::To || c.prep == Prep::L;
                a.by |= c.prep == Prep::B;
                a.event |= c.trigger != NONE;
            }
            // إلى أن، عن أن: a preposition alone
            ChunkKind::Adverb => {
                a.about |= c.prep == Prep::About;
                a.to |= c.prep == Prep::To;
            }
            _ => {}
        }
    }
    a
}

/// ذكرت رويترز نقلاً عن مصدر أن …: the phrase and the source whose words the subject of the verb passes on.
fn passed_on(scene: &Scene<'_>, v: usize) -> Option<(usize, usize)> {
    static FROM: Lazy<Vec<u8>> = Lazy::new(|| fold_str("نقلا"));
    const NEAR: usize = 6;
    let end = scene.cs.len().min(v + NEAR);
    let k = (v + 1..end).find(|&k| scene.cs[k].kind != ChunkKind::Noun)?;
    let phrase = &scene.cs[k];
    let passes = phrase.kind == ChunkKind::Attribution
        && scene.a.tokens.letters(phrase.start as usize).starts_with(&FROM);
    let source = k + 1;
    let rest = scene.cs.get(source..)?;
    let clause = rest.iter().take(NEAR).find(|c| c.kind != ChunkKind::Noun)?;
    (passes && rest[0].kind == ChunkKind::Noun && clause.kind == ChunkKind::Subordinator)
        .then_some((k, source))
}

fn is_what(scene: &Scene<'_>, token: usize) -> bool {
    static WHAT: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ما"));
    scene.a.tokens.letters(token) == WHAT.as_slice()
}

/// ما يلي، ما يأتي: what is said comes after a colon.
fn following(scene: &Scene<'_>, k: usize) -> bool {
    static WORDS: Lazy<[Vec<u8>; 3]> = Lazy::new(|| [fold_str("ما"), fold_str("يلي"), fold_str("يأتي")]);
    let next = scene.cs[k].end as usize;
    let letters = |t: usize| scene.a.tokens.letters(t);
    letters(next - 1).ends_with(&WORDS[0])
        && next < scene.sentence.end as usize
        && WORDS[1..].iter().any(|w| letters(next) == w.as_slice())
}

/// Does the word hold the stem of مسؤولية?
fn names_responsibility(letters: &[u8]) -> bool {
    RESPONSIBILITY.iter().any(|stem| letters.windows(stem.len()).any(|w| w == stem.as_slice()))
}

fn responsibility(scene: &Scene<'_>, v: usize) -> bool {
    let from = scene.cs[v].head as usize;
    let to = (from + 14).min(scene.sentence.end as usize);
    (from..to).any(|t| names_responsibility(scene.a.tokens.letters(t)))
}
