//! What uses the words of an attack and is none: accidents, quarrels at home, break-ins of hackers, animals, history,
//! measures of degree.

use super::{Mention, Range, Scene};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Prep, Slot, Weapons};
use crate::lexicon::paradigm::Enc;
use crate::mention::Word;
use crate::model::{EventKind, Mode, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::TokenKind;
use once_cell::sync::Lazy;

/// How far the words around tell of an accident.
const NEAR: usize = 25;
/// How far those of the sentences around it do.
const TEXT: usize = 80;
/// The first year that news tell of as their own time.
const NEWS_FROM: i32 = 1900;

/// Does the mention have the sense?
type Sense = fn(&Scene<'_>, &Mention, &Trigger) -> bool;

/// Senses of the words of an attack, in the order in which they are asked for.
const OF_ATTACKS: [(Sense, &str); 9] = [
    (accident, "an accident"),
    (beating, "a beating, without arms"),
    (robbery, "a robbery"),
    (inspection, "an inspection"),
    (works, "works of builders or miners"),
    (appeal, "an appeal to a court"),
    (scuffle, "a scuffle among civilians"),
    (at_home, "a quarrel at home"),
    (of_hackers, "a break-in into computers"),
];

/// Senses of the words of any event, asked for after those.
const OF_ALL: [(Sense, &str); 6] = [
    (policing, "policing"),
    (of_animals, "an attack of animals"),
    (answers_words, "an answer to words"),
    (same_figure, "the same word was a figure of speech"),
    (of_nature, "the weather of the sentence before"),
    (history, "an event of history"),
];

/// The first of these senses that the mention has; nothing where it may be an event of force.
pub fn sense(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> Option<&'static str> {
    if degree(scene, m) {
        return Some("a measure of degree");
    }
    let attack: &[(Sense, &str)] = if m.kind == EventKind::Attack { &OF_ATTACKS } else { &[] };
    attack.iter().chain(&OF_ALL).find(|(is, _)| is(scene, m, trigger)).map(|&(_, name)| name)
}

/// ردّت على الانتقادات بهجوم مماثل: what is answered are words.
fn answers_words(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    const BACK: usize = 6;
    let at = m.chunk as usize;
    if m.verb || scene.cs[at].prep != Prep::B || !m.weapons.is_none() {
        return false;
    }
    let before = &scene.cs[at.saturating_sub(BACK)..at];
    let replies = before.iter().any(|c| c.kind == ChunkKind::Verb && c.marks.has(Marks::RESPOND));
    let words = |c: &crate::phrase::Chunk| {
        c.kind == ChunkKind::Noun && c.prep == Prep::On && {
            let w = &scene.a.words[c.head as usize];
            w.marks.has(Marks::SPOKEN) || w.classes.has(Classes::TEXT)
        }
    };
    replies && before.iter().any(words)
}

/// الغزو الثقافي … هذا الغزو: the noun stands near with an adjective that makes it a figure, and here with nothing.
fn same_figure(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let told = m.args.iter().any(|a| a.role != Role::Time) || !m.weapons.is_none();
    if m.verb || told {
        return false;
    }
    let (words, at) = (&scene.a.words, m.token as usize);
    let (from, to) = (at.saturating_sub(TEXT), (at + TEXT).min(words.len() - 1));
    (from..to).any(|t| {
        let figure = words[t + 1].adjective && words[t + 1].marks.has(Marks::FIGURATIVE);
        t != at && words[t].noun == m.lexeme && figure && words[t].al() == words[t + 1].al()
    })
}

/// الثلج يغطي الجبال.. ويحاصر القرى: a verb that goes on with the subject of the sentence before.
fn of_nature(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    const BACK: u32 = 12;
    let opens = m.verb && scene.a.words[m.token as usize].pro.conj() && m.token == scene.sentence.start;
    if !opens || m.has(Role::Agent) || m.has(Role::Weapon) {
        return false;
    }
    let from = m.token.saturating_sub(BACK) as usize;
    let before = &scene.a.words[from..m.token as usize];
    before.iter().any(|w| w.marks.has(Marks::NATURE) && !w.classes.any(Classes::HUMAN))
        && !before.iter().any(of_war)
}

fn argument<'a>(scene: &'a Scene<'_>, m: &'a Mention, role: Role) -> impl Iterator<Item = &'a Word> + 'a {
    m.args
        .iter()
        .filter(move |a| a.role == role)
        .flat_map(|a| &scene.a.words[a.range.start as usize..a.range.end as usize])
}

/// The words of the sentence near the trigger.
fn near<'a>(scene: &'a Scene<'_>, m: &Mention) -> &'a [Word] {
    let at = m.token as usize;
    let from = at.saturating_sub(NEAR).max(scene.sentence.start as usize);
    let to = (at + NEAR).min(scene.sentence.end as usize);
    &scene.a.words[from..to]
}

fn of_war(w: &Word) -> bool {
    w.marks.has(Marks::WAR) || w.verb_marks.has(Marks::WAR) || w.classes.has(Classes::ACTOR)
}

/// القطاعات الأكثر استهدافاً: how much, not that it happened.
fn degree(scene: &Scene<'_>, m: &Mention) -> bool {
    static WORDS: Lazy<[Vec<u8>; 6]> =
        Lazy::new(|| ["أكثر", "الأكثر", "أشد", "الأشد", "أقل", "الأقل"].map(fold_str));
    let word = &scene.a.words[m.token as usize];
    let before = m.token.checked_sub(1).filter(|&t| t >= scene.sentence.start);
    !m.verb
        && !word.al()
        && before.is_some_and(|t| WORDS.iter().any(|w| scene.a.tokens.letters(t as usize) == w.as_slice()))
        && scene.a.tokens.letters(m.token as usize).last() == fold_str("ا").last()
}

/// انفجار في منزل بسبب تسرب الغاز: nothing that was laid went off.
fn accident(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    let blast = trigger.frame.subject == Slot::Weapon && trigger.mode == Some(Mode::Bombing);
    if !blast || m.weapons.any(Weapons::DEVICES) || m.has(Role::Agent) {
        return false;
    }
    let told = |words: &[Word]| {
        words.iter().any(|w| w.marks.has(Marks::ACCIDENT))
            && !words.iter().any(|w| of_war(w) || w.weapons.any(Weapons::DEVICES))
    };
    let (words, at) = (&scene.a.words, m.token as usize);
    told(near(scene, m)) || told(&words[at.saturating_sub(TEXT)..(at + TEXT).min(words.len())])
}

/// اعتدى عليه بالضرب: blows are no use of arms.
fn beating(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    let plain = trigger.frame.object == Slot::Target && trigger.mode.is_none() && m.weapons.is_none();
    let from = m.chunk as usize + 1;
    plain
        && scene.cs[from..scene.cs.len().min(from + 4)]
            .iter()
            .take_while(|c| c.kind == ChunkKind::Noun)
            .any(|c| c.prep == Prep::B && scene.a.words[c.head as usize].marks.has(Marks::BLOW))
}

static MASKED: Lazy<Vec<u8>> = Lazy::new(|| fold_str("ملثم"));

/// اقتحم لصان متجراً: thieves, where nothing speaks of war.
fn robbery(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let thief = |w: &Word| w.marks.has(Marks::THIEF);
    // نصب المحتال كميناً لضحاياه: the light verb leaves him out.
    let trap = m.mode == Some(Mode::Ambush) && !m.has(Role::Agent) && near(scene, m).iter().any(thief);
    let thieves = trap || argument(scene, m, Role::Agent).any(thief);
    // سطا ملثمان على محل: nobody who is said to be under arms, or known.
    let known = || {
        m.args.iter().filter(|a| a.role == Role::Agent).flat_map(|a| a.range.start..a.range.end).any(|t| {
            let masked = scene.a.tokens.letters(t as usize).starts_with(&MASKED);
            scene.a.words[t as usize].classes.any(Classes::ARMED) && !masked
        })
    };
    let broke_in = matches!(scene.a.lexicon.lemma(scene.a.lexicon.lexeme(m.lexeme)), "سطا" | "سطو مسلح");
    thieves && !near(scene, m).iter().any(of_war) || broke_in && !known()
}

/// مداهمة مخبز مخالف: inspectors, where nothing speaks of arms.
fn inspection(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let raid = matches!(m.mode, Some(Mode::Raid | Mode::GroundAssault)) && m.weapons.is_none();
    let near = near(scene, m);
    raid && near.iter().any(|w| w.marks.has(Marks::INSPECTION)) && !near.iter().any(of_war)
}

/// فجّر المقاول المبنى، تفجير الصخور: works, where nothing speaks of arms.
fn works(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let near = near(scene, m);
    m.mode == Some(Mode::Bombing)
        && near.iter().any(|w| w.marks.has(Marks::WORKS))
        && !near.iter().any(|w| of_war(w) || w.weapons.any(Weapons::DEVICES))
}

/// الشرطة تحاصر لصاً، كمين للشرطة يوقع بمهرب: policing.
fn policing(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let kept = m.kind == EventKind::Siege || m.mode == Some(Mode::Ambush);
    let near = near(scene, m);
    kept && near.iter().any(|w| w.marks.has(Marks::THIEF)) && !near.iter().any(of_war)
}

/// طعن المحامي في الحكم، الطعن في صحة الانتخابات: an appeal to a court.
fn appeal(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let lemma = scene.a.lexicon.lemma(scene.a.lexicon.lexeme(m.lexeme));
    let from = m.chunk as usize + 1;
    lemma == "طعن"
        && m.weapons.is_none()
        && scene.cs[from..scene.cs.len().min(from + 3)]
            .iter()
            .take_while(|c| c.kind == ChunkKind::Noun)
            .filter(|c| c.prep == Prep::In)
            .any(|c| {
                let w = &scene.a.words[c.head as usize];
                let idea = c.classes.any(Classes::GENERAL.with(Classes::NORM).with(Classes::TEXT));
                idea && !w.marks.has(Marks::THING) && !c.classes.any(Classes::PLACE.with(Classes::FACILITY))
            })
}

/// اعتداء على معلم: somebody at work or at school, and neither arms nor war.
fn scuffle(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let plain = m.weapons.is_none() && m.mode.is_none();
    let lemma = scene.a.lexicon.lemma(scene.a.lexicon.lexeme(m.lexeme));
    let blow = matches!(lemma, "اعتدى" | "اعتداء");
    plain
        && blow
        && argument(scene, m, Role::Target).any(|w| w.marks.has(Marks::TRADE))
        && !near(scene, m).iter().any(of_war)
}

/// طعن والدته، اعتدى على شقيقه: nobody under arms, and one of the family.
fn at_home(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let arms = Weapons(!Weapons::STONE_ETC.0 & !Weapons::SMALL_ARMS.0);
    if m.weapons.any(arms) || m.mode == Some(Mode::Assassination) {
        return false;
    }
    let hers = fold_str("ه");
    let own = |t: u32| {
        let w = &scene.a.words[t as usize];
        // عمه reads as عمة, too.
        let letters = scene.a.tokens.letters(t as usize);
        let joined = letters.ends_with(&hers) && !scene.a.tokens.list[t as usize].ta && !w.al();
        w.marks.has(Marks::KIN) && (joined || matches!(w.enc, Enc::Him | Enc::Her | Enc::Them))
    };
    let mut targets = m.args.iter().filter(|a| a.role == Role::Target);
    let family = targets.any(|a| (a.range.start..a.range.end).any(own));
    family && !near(scene, m).iter().any(|w| of_war(w) && !of_death(scene, w))
}

/// A word of people killed tells that it was grave, not that it was war.
pub fn of_death(scene: &Scene<'_>, w: &Word) -> bool {
    let casualty = |l: u32| scene.trigger(l).is_some_and(|t| t.shadow && t.kind == EventKind::Casualty);
    w.classes.has(Classes::CASUALTY) || casualty(w.noun) || casualty(w.verb)
}

/// قراصنة يستهدفون الشركات: pirates without a ship or a sea sit before screens.
fn of_hackers(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    // ناقلة نفط، خليج عدن: also within a name of several words.
    static AT_SEA: Lazy<[Vec<u8>; 6]> =
        Lazy::new(|| ["ناقلة", "سفينة", "خليج", "بحر", "مضيق", "ميناء"].map(fold_str));
    let from = m.token as usize;
    let to = (from + NEAR).min(scene.sentence.end as usize);
    let named = || {
        (from..to).any(|t| {
            let letters = scene.a.tokens.letters(t);
            let bare = letters.strip_prefix(&[0x81, 0x97]).unwrap_or(letters);
            AT_SEA.iter().any(|s| s.as_slice() == bare)
        })
    };
    argument(scene, m, Role::Agent).any(|w| w.marks.has(Marks::HACKER))
        && !near(scene, m).iter().any(|w| w.marks.has(Marks::SEA) || w.classes.has(Classes::WEAPON))
        && !named()
}

/// هجوم لعشرين كلباً، هجوم من كلب ضال: an animal where who did it stands.
fn of_animals(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    let beast = |range: Range| {
        (range.start..range.end)
            .filter(|&t| scene.a.tokens.list[t as usize].kind == TokenKind::Word)
            .map(|t| &scene.a.words[t as usize])
            .find(|w| !w.classes.any(Classes::QUANTITY.with(Classes::NUMBER)))
            .is_some_and(|w| {
                w.marks.has(Marks::BEAST) && !w.classes.any(Classes::ARMED.with(Classes::WEAPON))
            })
    };
    let from = m.chunk as usize + 1;
    let aside = m.verb || trigger.frame.idafa == Slot::Nothing;
    !aside
        && scene.cs[from..scene.cs.len().min(from + 3)]
            .iter()
            .take_while(|c| c.kind == ChunkKind::Noun)
            .any(|c| matches!(c.prep, Prep::L | Prep::From | Prep::By) && beast(Range::new(c.start, c.end)))
}

/// حصار العثمانيين للقلعة عام 1517: told of the past, not of the day.
fn history(scene: &Scene<'_>, m: &Mention, _: &Trigger) -> bool {
    let people = |role| argument(scene, m, role).any(|w| w.marks.has(Marks::HISTORY) && !w.adjective);
    people(Role::Agent) || people(Role::Target) || long_ago(scene)
}

/// A year before news, or a century that is told by its number.
fn long_ago(scene: &Scene<'_>) -> bool {
    let s = scene.sentence;
    let from = scene.a.times.partition_point(|t| t.start < s.start);
    scene.a.times[from..].iter().take_while(|t| t.end <= s.end).any(|t| {
        let value = t.value(None, false, true).value;
        // The eighteenth century has the value 17.
        let century = value.as_deref().filter(|v| v.len() == 2).and_then(|v| v.parse::<i32>().ok());
        let year = value.as_deref().and_then(|v| v.get(..4)?.parse::<i32>().ok());
        year.or(century.map(|c| c * 100)).is_some_and(|y| (1..NEWS_FROM).contains(&y))
    })
}
