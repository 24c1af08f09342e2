//! Is it force at all? An event needs someone who can use force or something that can suffer it, in a text that does
//! not speak of sport, weather, prices or feelings.

use super::{Mention, Range, Scene, everyday};
use crate::factuality::says;
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Needs, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::{NONE, Word};
use crate::model::{EventKind, Mode, Role};
use crate::phrase::ChunkKind;
use crate::text::Punct;
use crate::text::fold::begins_with;
use crate::text::fold::{LAM, Letter, fold_str};
use crate::text::token::TokenKind;
use once_cell::sync::Lazy;

/// How far the words around the trigger speak for its topic.
const NEAR: usize = 25;
/// Words of everyday life and nature speak only for their own clause.
const CLOSE: usize = 10;
/// How far the text around may show that it speaks of a conflict.
const TEXT: usize = 120;

/// Words that belong to people, places, arms: no sign of another topic, whatever else they mean.
const REAL: Classes = Classes::HUMAN
    .with(Classes::FACILITY)
    .with(Classes::PLACE)
    .with(Classes::PLACE_HEAD)
    .with(Classes::WEAPON);

/// Of these, what no animal, element or dish is named like (سيول is Seoul, and floods).
const ALIVE: Classes = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE_HEAD).with(Classes::WEAPON);

/// Could this mention be an event of force?
pub fn plausible(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    if m.kind == EventKind::DroneOverflight && of_trade(scene, m) {
        return scene.check(false, m, "a drone of trade or of shows");
    }
    if m.shadow || !is_force(m.kind) {
        return true;
    }
    let sense = scene.check(!in_title(scene, m), m, "in the title of a work")
        && scene.check(!figurative(scene, m), m, "an excluded sense: figurative")
        && scene.check(!unarmed_means(scene, m), m, "an excluded sense: its means are no arms")
        && scene.check(m.kind != EventKind::Attack || !words_only(scene, m), m, "an attack with words only");
    if !sense {
        return false;
    }
    if let Some(reason) = everyday::sense(scene, m, trigger) {
        return scene.check(false, m, reason);
    }
    if goes_off(scene, m, trigger) {
        return true;
    }
    let arms = arms(scene, m);
    let (war, foreign) = around(scene, m);
    let idea = (war < 2 || m.verb || breaches(trigger)) && aims_at_idea(scene, m);
    if arms < 3 && (unable_actor(scene, m, trigger) || harmless_means(scene, m) || idea)
        || idea && m.weapons.is_none() && (arms < 4 || aims(m.verb, trigger))
        || drill(scene, m)
    {
        return scene.check(false, m, "neither its agent nor its target fits the use of force");
    }
    let meek = if arms < 3 && !carried_out(scene, m) { meek_actor(scene, m) } else { 0 };
    let needs_arms = matches!(m.kind, EventKind::Shelling | EventKind::Siege)
        || matches!(m.mode, Some(Mode::Ambush | Mode::Raid));
    if meek > 0 && war == 0 && needs_arms {
        return scene.check(false, m, "its agent has no such arms");
    }
    let foreign = foreign + meek;
    if arms < 2 && war == 0 && text_of_peace(scene, m) {
        return scene.check(false, m, "the text around it speaks of another topic");
    }
    let evidence = war + participants(scene, m) + if foreign > 0 && arms < 2 { 0 } else { arms };
    let own_topic = scene.check(foreign <= evidence, m, "the words around it speak of another topic");
    own_topic
        && scene.check(
            evidence > 0
                || foreign == 0 && (named_event(scene, m) || place_near(scene, m))
                || text_of_war(scene, m),
            m,
            "nothing around it speaks of a conflict",
        )
}

/// مسيّرة إعلانية، مسيّرات ضوئية: the adjective tells what it flies for.
fn of_trade(scene: &Scene<'_>, m: &Mention) -> bool {
    let told = |w: &Word| {
        w.adjective && (w.marks.any(Marks::FIGURATIVE.with(Marks::DAILY)) || w.classes.any(Classes::DOMAIN))
    };
    // في عرض ضوئي
    let show = |w: &Word| w.adjective && w.marks.has(Marks::DAILY);
    let after = (m.token as usize + 1).min(scene.sentence.end as usize);
    let until = (after + CLOSE).min(scene.sentence.end as usize);
    errand(scene, m)
        || scene.a.words[after..until].iter().any(show)
        || m.args
            .iter()
            .filter(|a| a.role == Role::Weapon)
            .any(|a| scene.a.words[a.range.start as usize..a.range.end as usize].iter().any(told))
}

/// طائرة مسيّرة لرش المبيدات، مسيّرات لتوصيل الطرود: what it is for stands after it.
fn errand(scene: &Scene<'_>, m: &Mention) -> bool {
    static ERRANDS: Lazy<[Vec<Letter>; 8]> =
        Lazy::new(|| ["رش", "تصوير", "توصيل", "إيصال", "مسح", "تلقيح", "إطفاء", "رسم"].map(fold_str));
    m.args.iter().filter(|a| a.role == Role::Weapon).any(|a| {
        let to = (a.range.end as usize + 3).min(scene.sentence.end as usize);
        (a.range.start as usize + 1..to).any(|t| {
            matches!(scene.a.tokens.letters(t), [LAM, rest @ ..] if ERRANDS.iter().any(|e| e.as_slice() == rest))
        })
    })
}

/// الهجوم، التفجيرات، اغتيال: without any sign of another topic the word alone is enough.
fn named_event(scene: &Scene<'_>, m: &Mention) -> bool {
    let w = &scene.a.words[m.token as usize];
    !m.verb
        && (w.al()
            || m.token_end > m.token + 1
            || w.enc != Enc::None
            || w.noun_feats.has(Feats::PLURAL)
            || m.mode == Some(Mode::Assassination)
            // وقع هجوم أمس
            || m.governor.is_some_and(|v| scene.cs[v as usize].marks.has(Marks::OCCUR)))
}

/// هاجم الوزير المعارضة في خطاب: an attack with words only, by someone who speaks, on someone who speaks or on an
/// idea, or with a word of speech beside it.
pub fn words_only(scene: &Scene<'_>, m: &Mention) -> bool {
    let words = scene.a.lexicon.lexeme(m.lexeme).trigger.is_some_and(|_| attacks_with_words(scene, m));
    if !words || !m.weapons.is_none() || m.has(Role::Place) && m.kind == EventKind::Attack {
        return false;
    }
    let is = |role: Role, fits: &dyn Fn(&Word) -> bool| {
        m.args.iter().any(|a| a.role == role && core(scene, a.range).is_some_and(fits))
    };
    let armed = Classes::ARMED.with(Classes::NATION).with(Classes::NISBA);
    let talks = Classes::SPEAKER.with(Classes::INSTITUTION).with(Classes::MEDIA).with(Classes::PERSON);
    let speaker = is(Role::Agent, &|w| w.classes.any(talks) && !w.classes.any(Classes::ARMED));
    // المعارضة البرلمانية، الجناح السياسي: a side that fights with votes.
    let political = m.args.iter().any(|a| a.role == Role::Target && adjective_of_ideas(scene, a.range));
    let armed_agent = m.args.iter().any(|a| {
        let words = &scene.a.words[a.range.start as usize..a.range.end as usize];
        a.role == Role::Agent && words.iter().any(|w| w.classes.has(Classes::FIGHTER) && !w.adjective)
    });
    let fought = armed_agent
        || is(Role::Agent, &|w| w.classes.any(Classes::ARMED))
        || !political
            && is(Role::Target, &|w| {
                w.classes.any(Classes::FORCE.with(Classes::FIGHTER).with(Classes::FACILITY))
                    && !w.classes.any(talks)
            });
    // هاجم البنك المركزي التضخم: of prices and illness nobody speaks ill.
    let idea = |w: &Word| lifeless(w) && !w.classes.any(Classes::DOMAIN);
    let spoken = political || is(Role::Target, &|w| w.classes.any(talks) || idea(w));
    // هاجم خلال الجلسة المعارضة، هاجم فلان الوزير في تدوينة: who it was is not told, or only by a name.
    let named =
        !m.has(Role::Agent) || is(Role::Agent, &|w| w.unknown() || w.adjective && !w.classes.any(armed));
    let debated = m.verb && named && spoken && !fought && in_debate(scene, m);
    speaker && (spoken || speech_near(scene, m))
        || !fought && m.has(Role::Agent) && said_so(scene, m)
        || debated
}

/// المنظومة الأخلاقية، المعارضة البرلمانية: the adjective says that the noun is none of arms, walls or land.
fn adjective_of_ideas(scene: &Scene<'_>, range: Range) -> bool {
    (range.start + 1..range.end).any(|t| {
        let w = &scene.a.words[t as usize];
        w.adjective && w.marks.has(Marks::FIGURATIVE)
    })
}

/// خلال الجلسة، في مداخلة، تحت قبة البرلمان: where people attack one another with words.
fn in_debate(scene: &Scene<'_>, m: &Mention) -> bool {
    let clause = &scene.cs[(m.chunk as usize).saturating_sub(6)..scene.cs.len().min(m.chunk as usize + 8)];
    clause.iter().any(|c| {
        let w = &scene.a.words[c.head as usize];
        c.kind == ChunkKind::Noun
            && matches!(c.prep, Prep::In | Prep::During | Prep::At | Prep::B | Prep::Means)
            && w.marks.has(Marks::SPOKEN)
    }) || clause.iter().any(|c| {
        // واصفاً إياها بـ، متهماً إياه بـ
        let w = &scene.a.words[c.head as usize];
        let says = |l: u32| scene.trigger(l).is_some_and(|t| t.kind == EventKind::Statement);
        c.kind == ChunkKind::Noun && w.adjective && c.start > m.token && says(w.noun)
    })
}

/// The word has a sense of speech as well (هاجم، هجوم).
fn attacks_with_words(scene: &Scene<'_>, m: &Mention) -> bool {
    m.kind == EventKind::Statement
        || scene
            .other_senses(m.token, m.lexeme)
            .any(|l| scene.trigger(l).is_some_and(|t| t.needs == Needs::Words))
}

/// A word for what is spoken or written within the clause.
fn speech_near(scene: &Scene<'_>, m: &Mention) -> bool {
    const REACH: usize = 14;
    let to = (m.token as usize + REACH).min(scene.sentence.end as usize);
    scene.a.words[m.token as usize + 1..to].iter().any(|w| {
        w.classes.any(Classes::TEXT.with(Classes::MEDIA))
            || w.marks.has(Marks::SPOKEN)
            || w.verb_marks.has(Marks::SPOKEN)
    })
}

/// هجوم لاذع، كلامي
fn said_so(scene: &Scene<'_>, m: &Mention) -> bool {
    let to = (m.token_end as usize + 3).min(scene.sentence.end as usize);
    scene.a.words[m.token_end as usize..to].iter().any(|w| w.marks.has(Marks::SPOKEN))
}

fn is_force(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Attack
            | EventKind::Shelling
            | EventKind::Siege
            | EventKind::DroneOverflight
            | EventKind::AircraftOverflight
    )
}

/// What the event's own arms and agent say: 3 for arms that have no other use or for fighters, 1 for words that are
/// also figures of speech (قنبلة، قذيفة، نار).
fn arms(scene: &Scene<'_>, m: &Mention) -> i32 {
    let mut best = i32::from(!m.weapons.is_none());
    for arg in &m.args {
        let words = &scene.a.words[arg.range.start as usize..arg.range.end as usize];
        let score = match arg.role {
            Role::Weapon => words.iter().map(literal_weapon).max().unwrap_or(0),
            // كتيبة المدرب الجديد: the squad of another field.
            Role::Agent if words.iter().any(|w| w.classes.has(Classes::SPORT)) => 0,
            Role::Agent if words.iter().any(|w| striker(scene, m, w)) => 0,
            Role::Agent => words.iter().map(armed).max().unwrap_or(0),
            _ => 0,
        };
        best = best.max(score);
    }
    if m.weapons.any(Weapons::AIR.with(Weapons::SUICIDE_VEST).with(Weapons::CAR_BOMB)) {
        best = best.max(3);
    }
    best
}

/// المهاجم beside words of sport plays.
fn striker(scene: &Scene<'_>, m: &Mention, w: &Word) -> bool {
    let at = m.token as usize;
    let from = at.saturating_sub(NEAR).max(scene.sentence.start as usize);
    let to = (at + NEAR).min(scene.sentence.end as usize);
    let lemma = |l: u32| scene.a.lexicon.lemma(scene.a.lexicon.lexeme(l));
    w.noun != NONE
        && matches!(lemma(w.noun), "مهاجم" | "قناص" | "رام")
        && scene.a.words[from..to].iter().any(|k| k.classes.has(Classes::SPORT))
}

/// انفجرت قنبلة: a device that goes off is one.
fn goes_off(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    trigger.frame.subject == Slot::Weapon
        && trigger.mode == Some(Mode::Bombing)
        && m.args.iter().any(|a| {
            a.role == Role::Weapon && core(scene, a.range).is_some_and(|w| w.weapons.any(Weapons::DEVICES))
        })
}

fn literal_weapon(w: &Word) -> i32 {
    let certain = Weapons::MORTAR
        .with(Weapons::ARTILLERY)
        .with(Weapons::IED)
        .with(Weapons::MINE)
        .with(Weapons::CAR_BOMB)
        .with(Weapons::SUICIDE_VEST)
        .with(Weapons::DRONE)
        .with(Weapons::HELICOPTER)
        .with(Weapons::AIRCRAFT)
        .with(Weapons::TANK);
    if !w.classes.has(Classes::WEAPON) {
        0
    } else if w.phrase_end > 0 || w.weapons.any(certain) {
        3
    } else {
        1
    }
}

fn armed(w: &Word) -> i32 {
    let force = w.classes.any(Classes::ARMED) && !w.classes.any(Classes::DOMAIN);
    match (force, w.marks.has(Marks::WAR)) {
        (true, true) => 4,
        (true, false) if w.classes.has(Classes::ACTOR) => 3,
        // حارس، عنصر، فرد: also of a goal, a team, a family.
        (true, false) if w.classes.has(Classes::FIGHTER) => 2,
        (_, true) => 2,
        (true, false) => 1,
        _ => 0,
    }
}

/// People, buildings and places that can suffer force.
fn participants(scene: &Scene<'_>, m: &Mention) -> i32 {
    let real = |range: Range| {
        scene.a.words[range.start as usize..range.end as usize]
            .iter()
            .any(|w| w.classes.any(REAL) || w.marks.has(Marks::THING))
    };
    let target = m.args.iter().any(|a| a.role == Role::Target && real(a.range));
    let place = m.has(Role::Place);
    let land = m.args.iter().any(|a| {
        let words = &scene.a.words[a.range.start as usize..a.range.end as usize];
        a.role == Role::Agent && words.iter().any(|w| w.classes.any(Classes::NATION.with(Classes::NISBA)))
    });
    // «طُوّقنا من كل جانب»: whoever speaks was hit.
    let us = m.verb && (m.feats.has(Feats::FIRST) || scene.a.words[m.token as usize].enc == Enc::Us);
    i32::from(target) + i32::from(place) + i32::from(land) + i32::from(us)
}

/// Can it neither act nor be hit: an idea, a price, an animal, the weather?
fn lifeless(w: &Word) -> bool {
    let plain = w.marks.any(Marks::NATURE.with(Marks::DAILY));
    if w.classes.any(if plain { ALIVE } else { REAL }) || w.marks.any(Marks::THING.with(Marks::CREWED)) {
        return false;
    }
    plain
        || w.classes.any(Classes::GENERAL.with(Classes::DOMAIN).with(Classes::NORM))
            && !w.classes.any(Classes::QUANTITY)
}

/// As what acts: water and fire do not, though they are goods, roads or arms elsewhere.
fn elemental(w: &Word) -> bool {
    lifeless(w) || w.marks.has(Marks::NATURE) && !w.classes.any(Classes::HUMAN)
}

/// The word that says what a phrase is: its first noun after numbers.
fn core<'a>(scene: &'a Scene<'_>, range: Range) -> Option<&'a Word> {
    (range.start..range.end)
        .filter(|&t| scene.a.tokens.list[t as usize].kind == TokenKind::Word)
        .map(|t| (t, &scene.a.words[t as usize]))
        // عدد كبير من المسلحين: the adjective of a number is none, though كبير speaks elsewhere.
        .find(|&(t, w)| {
            !w.classes.any(Classes::QUANTITY.with(Classes::NUMBER)) && !(w.adjective && t > range.start)
        })
        .map(|(_, w)| w)
        .or_else(|| (range.start..range.end).map(|t| &scene.a.words[t as usize]).next())
}

/// هجوم الأسعار، الأمواج تدكّ الرصيف: what acts bears no arms.
fn unable_actor(scene: &Scene<'_>, m: &Mention, trigger: &Trigger) -> bool {
    if trigger.frame.subject == Slot::Weapon && m.verb {
        return m.args.iter().any(|a| a.role == Role::Weapon && core(scene, a.range).is_some_and(lifeless));
    }
    // قصفت تعزيزات العدو مواقعنا: troops, though the word names their moving.
    let troops = |w: &Word| {
        let moves = |t: &Trigger| t.kind == EventKind::Movement && w.noun_feats.has(Feats::PLURAL);
        scene.trigger(w.noun).is_some_and(moves)
    };
    let elemental = |w: &Word| elemental(w) && !troops(w);
    let agent = m.args.iter().any(|a| a.role == Role::Agent && core(scene, a.range).is_some_and(elemental));
    let subject = scene
        .roles
        .get(if m.verb { m.chunk as usize } else { usize::MAX })
        .and_then(|r| r.as_ref()?.subject)
        .is_some_and(|s| core(scene, scene.range(s)).is_some_and(elemental));
    let governed = complement(scene, m).is_some_and(lifeless)
        && matches!(trigger.frame.idafa, Slot::Agent | Slot::Auto | Slot::Target | Slot::Weapon);
    agent || subject || governed
}

/// كمين من الجليد، طوّقوه بالأسئلة: made of, or done with, what is no arms.
fn harmless_means(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = m.chunk as usize + 1;
    scene.cs[from..scene.cs.len().min(from + 4)]
        .iter()
        .take_while(|c| c.kind == ChunkKind::Noun)
        .filter(|c| c.prep == Prep::B || c.prep == Prep::From && c.start == m.token_end)
        .any(|c| {
            core(scene, Range::new(c.start, c.end)).is_some_and(|w| {
                let topic = w.marks.any(Marks::NATURE.with(Marks::DAILY)) || w.classes.any(Classes::DOMAIN);
                // حاصرونا بالماء: what is withheld.
                topic && lifeless(w) && !w.classes.has(Classes::SUPPLY)
            })
        })
}

/// A council, an author: it can use force, but it seldom does (1). A company, a bus: hardly ever (2).
fn meek_actor(scene: &Scene<'_>, m: &Mention) -> i32 {
    let armed = Classes::ARMED.with(Classes::NATION).with(Classes::NISBA).with(Classes::WEAPON);
    // «القاعدة»: in quotation marks a building is a name.
    let quoted = |range: Range| {
        range.start.checked_sub(1).is_some_and(|t| {
            let open = TokenKind::Punct(Punct::QuoteOpen);
            scene.a.tokens.list[t as usize].kind == open
                || scene.a.tokens.list[t as usize].kind == TokenKind::Punct(Punct::Quote)
        })
    };
    let meek = |range: Range| {
        if quoted(range) {
            return 0;
        }
        core(scene, range).map_or(0, |w| {
            let human = w.classes.any(Classes::HUMAN);
            // القرش، النوارس: an unknown word with the article is seldom a name.
            let unknown = w.unknown() && w.al();
            // أطلق زورق النار: a boat with arms.
            let manned = w.marks.any(Marks::SEA.with(Marks::CREWED)) && !m.weapons.is_none();
            let thing = w.classes.has(Classes::FACILITY) && !manned;
            if unknown {
                1
            } else if w.classes.any(armed) || w.marks.has(Marks::WAR) || !human && !thing {
                0
            } else {
                1 + i32::from(!human || w.marks.has(Marks::DAILY))
            }
        })
    };
    let subject = if m.verb { scene.roles[m.chunk as usize].and_then(|r| r.subject) } else { None };
    // السكان قُصفوا: whoever was hit needs no arms.
    let hit = |r: &Range| m.args.iter().any(|a| a.role == Role::Target && a.range == *r);
    let agents = m.args.iter().filter(|a| a.role == Role::Agent).map(|a| a.range);
    agents.chain(subject.map(|s| scene.range(s)).filter(|r| !hit(r))).map(meek).max().unwrap_or(0)
}

/// هجوم نفّذه طالب، التفجير الذي نفّذته امرأة: what is carried out is real, whoever did it; who launches one (شنّ) may do so in
/// words.
fn carried_out(scene: &Scene<'_>, m: &Mention) -> bool {
    const NEAR: usize = 6;
    let from = m.chunk as usize;
    let clause = scene.clause();
    let verb = |k: usize| {
        let stem = || scene.a.stem(scene.cs[k].head as usize);
        clause.carries_it(k) && ["نفذ", "ينفذ", "تنفذ"].iter().any(|v| begins_with(stem(), v))
    };
    !m.verb && (from + 1..scene.cs.len().min(from + NEAR)).any(verb)
}

/// A kite, a glider, flames around a wood: no arms of an overflight or a siege.
fn unarmed_means(scene: &Scene<'_>, m: &Mention) -> bool {
    let has = |role: Role, fits: &dyn Fn(&Word) -> bool| {
        m.args
            .iter()
            .filter(|a| a.role == role)
            .any(|a| scene.a.words[a.range.start as usize..a.range.end as usize].iter().any(fits))
    };
    match m.kind {
        EventKind::Siege => {
            let fire = &|w: &Word| w.weapons.has(Weapons::SMALL_ARMS);
            let flames = m.verb && {
                let v = m.chunk as usize;
                let subject = |k: usize| scene.roles[k].and_then(|r| r.subject);
                let earlier = subject(v).or_else(|| (v.saturating_sub(8)..v).rev().find_map(subject));
                earlier.is_some_and(|s| core(scene, scene.range(s)).is_some_and(fire))
            };
            flames || has(Role::Target, fire)
        }
        EventKind::DroneOverflight | EventKind::AircraftOverflight => has(Role::Weapon, &|w| {
            w.marks.any(Marks::DAILY.with(Marks::NATURE)) || w.classes.any(Classes::DOMAIN)
        }),
        // مدفع الإفطار; لغم دستوري، قنبلة إعلامية
        _ => {
            has(Role::Weapon, &|w| w.phrase_end > 0 && w.marks.has(Marks::DAILY)) || figure_of_arms(scene, m)
        }
    }
}

/// لغم دستوري، قنبلة ديموغرافية: a device or a shell with an adjective of ideas is one of speech.
fn figure_of_arms(scene: &Scene<'_>, m: &Mention) -> bool {
    m.args.iter().filter(|a| a.role == Role::Weapon).any(|a| {
        let (first, next) = (a.range.start as usize, a.range.start as usize + 1);
        let w = &scene.a.words[first];
        w.weapons.any(Weapons::DEVICES.with(Weapons::SHELLS))
            && w.phrase_end == 0
            && next < a.range.end as usize
            && scene.a.words[next].adjective
            && scene.a.words[next].marks.has(Marks::FIGURATIVE)
    })
}

/// The noun right after an event noun, also over a closing quotation mark: «هجوم» الأسعار.
fn complement<'a>(scene: &'a Scene<'_>, m: &Mention) -> Option<&'a Word> {
    if m.verb {
        return None;
    }
    if scene.a.times.binary_search_by_key(&m.token_end, |t| t.start).is_ok() {
        return None;
    }
    let mut k = m.token_end as usize;
    let quote =
        |k: usize| matches!(scene.a.tokens.list[k].kind, TokenKind::Punct(Punct::QuoteClose | Punct::Quote));
    if k < scene.sentence.end as usize && quote(k) {
        k += 1;
    }
    if k >= scene.sentence.end as usize || scene.a.words[m.token as usize].enc != Enc::None {
        return None;
    }
    let w = &scene.a.words[k];
    let bare = w.verb == NONE && !w.pro.prep() && !w.pro.conj() && w.nominal && !w.adjective && !w.inside;
    let definite = scene.a.words[m.token as usize].al();
    (bare && !definite).then_some(w)
}

/// استهدف, which says of an army too that it aims at something (استهدفت القوات رفع الجاهزية).
pub fn aims(verb: bool, trigger: &Trigger) -> bool {
    verb && trigger.mode.is_none() && trigger.frame.idafa == Slot::Target
}

/// اعتداء على السيادة، عدوان على الحرية: words that are said of rights as often as of people.
fn breaches(trigger: &Trigger) -> bool {
    trigger.frame.object == Slot::Target && trigger.frame.idafa == Slot::Agent && trigger.mode.is_none()
}

/// إطلاق صاروخ في مناورة، أطلقوا النار في الهواء: at nobody.
fn drill(scene: &Scene<'_>, m: &Mention) -> bool {
    const REACH: usize = 6;
    static AIR: Lazy<Vec<Letter>> = Lazy::new(|| fold_str("الهواء"));
    let fired = matches!(m.kind, EventKind::Attack | EventKind::Shelling);
    let test = m.token > scene.sentence.start && !m.verb && {
        let before = &scene.a.words[m.token as usize - 1];
        before.marks.has(Marks::DRILL) && before.nominal
    };
    if !fired || m.has(Role::Target) && !test {
        return test && fired;
    }
    let at = m.token as usize;
    let from = at.saturating_sub(REACH).max(scene.sentence.start as usize);
    let to = (m.token_end as usize + REACH).min(scene.sentence.end as usize);
    let from = from.max(at.saturating_sub(2));
    (from..to).any(|t| {
        scene.a.words[t].marks.has(Marks::DRILL)
            || scene.a.words[t].verb_marks.has(Marks::DRILL)
            || t > at && scene.a.tokens.letters(t) == AIR.as_slice()
    })
}

/// تستهدف الخطة خفض العجز، اغتيال المعنويات: all that is hit are ideas.
fn aims_at_idea(scene: &Scene<'_>, m: &Mention) -> bool {
    // اقتحمت مجالات كانت حكراً على الرجال: the object counts, where there is one.
    // تعرض المصرف لهجوم على عملته: of a noun also what stands after على.
    let on = |a: &super::Arg| !m.verb && a.rule == "على";
    let direct = |a: &&super::Arg| {
        a.role == Role::Target && (matches!(&*a.rule, "object" | "iḍāfa" | "coordination") || on(a))
    };
    let object = m.args.iter().any(|a| direct(&a));
    let mut targets = m.args.iter().filter(|a| a.role == Role::Target && (!object || direct(a))).peekable();
    let struck = m.args.iter().any(|a| a.role == Role::Place && a.rule != "place phrase");
    let real = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE).with(Classes::PLACE_HEAD);
    let idea = |range: Range| {
        core(scene, range).is_some_and(|w| {
            let plain = w.weapons.is_none() && !w.classes.any(real) && !w.marks.has(Marks::THING);
            lifeless(w) || plain && adjective_of_ideas(scene, range)
        })
    };
    targets.peek().is_some() && !struck && targets.all(|a| idea(a.range))
}

/// فيلم «الحصار»، رواية القصف: the trigger is part of a title.
fn in_title(scene: &Scene<'_>, m: &Mention) -> bool {
    const LONGEST: u32 = 8;
    let title = |t: u32| t >= scene.sentence.start && scene.a.words[t as usize].marks.has(Marks::TITLE);
    let w = &scene.a.words[m.token as usize];
    let single = !w.noun_feats.has(Feats::PLURAL) && !m.verb;
    if w.al() && single && !w.pro.prep() && !w.pro.conj() && m.token.checked_sub(1).is_some_and(title) {
        return true;
    }
    scene.a.quotes_near(m.token).iter().any(|q| {
        q.open < m.token
            && m.token < q.close
            && q.close - q.open <= LONGEST
            && (1..=2).any(|back| q.open.checked_sub(back).is_some_and(title))
    })
}

/// حصار اقتصادي، هجومه الإعلامي
fn figurative(scene: &Scene<'_>, m: &Mention) -> bool {
    if m.verb {
        return false;
    }
    let chunk = &scene.cs[m.chunk as usize];
    let word = &scene.a.words[m.token as usize];
    let definite = word.al() || word.enc != Enc::None;
    let from = m.token_end as usize;
    let to = (chunk.end as usize).min(from + 3);
    // استهداف سفن تجارية، قصف مبنى إداري: the adjective belongs to what was hit.
    let hit = |k: &usize| {
        let w = &scene.a.words[*k];
        let figure = says(scene, *k, Marks::FIGURATIVE) && w.classes.has(Classes::ADJECTIVE);
        !w.adjective
            && !figure
            && (w.classes.any(REAL) || w.marks.has(Marks::THING))
            && !of_screens(scene, k + 1)
    };
    (from..to).take_while(|k| !hit(k)).any(|k| {
        let w = &scene.a.words[k];
        if w.al() != definite || w.pro.prep() {
            return false;
        }
        let letters = scene.a.tokens.letters(k);
        let stem = &letters[usize::from(w.stem).min(letters.len())..];
        let marked = w.marks.has(Marks::FIGURATIVE)
            || scene
                .a
                .lexicon
                .forms
                .get(stem)
                .any(|r| scene.a.lexicon.lexeme(r.lexeme).marks.has(Marks::FIGURATIVE));
        // اغتيال سياسي is a murder.
        marked && !(m.mode == Some(Mode::Assassination) && w.marks.has(Marks::SPOKEN))
    })
}

/// إلكتروني، رقمي: with these even a building stands on no ground (مواقع إلكترونية).
fn of_screens(scene: &Scene<'_>, token: usize) -> bool {
    static WORDS: Lazy<[Vec<Letter>; 5]> =
        Lazy::new(|| ["إلكتروني", "رقمي", "سيبراني", "افتراضي", "معلوماتي"].map(fold_str));
    let Some(w) = scene.a.words.get(token) else { return false };
    w.adjective && WORDS.iter().any(|s| scene.a.stem(token).starts_with(s))
}

/// Words of war and words of another topic near the trigger.
fn around(scene: &Scene<'_>, m: &Mention) -> (i32, i32) {
    let at = m.token as usize;
    let from = at.saturating_sub(NEAR).max(scene.sentence.start as usize);
    let to = (at + NEAR).min(scene.sentence.end as usize);
    let described = place_described(scene, m).unwrap_or(u32::MAX) as usize;
    let (mut war, mut foreign, mut other) = (0, 0, 0);
    for (k, w) in scene.a.words[from..to].iter().enumerate() {
        let token = from + k;
        if (m.token as usize..m.token_end as usize).contains(&token) || of_a_team(scene, m, token) {
            continue;
        }
        war += of_war(w);
        foreign += if token < described { of_peace(w, token.abs_diff(at) <= CLOSE) } else { 0 };
        other |= i32::from(w.noun != m.lexeme && names_force(scene, w));
    }
    (war.min(4) + other, foreign)
}

/// وقع الهجوم في بلدة تعاني الجفاف: where the words begin that only tell what the place of the event is like.
fn place_described(scene: &Scene<'_>, m: &Mention) -> Option<u32> {
    let place = m.args.iter().rfind(|a| a.role == Role::Place && a.range.start > m.token)?;
    let at = scene.cs.partition_point(|c| c.end < place.range.end);
    let (c, next) = (scene.cs.get(at)?, scene.cs.get(at + 1)?);
    let told = next.kind == ChunkKind::Relative
        || !c.definite
            && !next.conj
            && (next.kind == ChunkKind::Verb || next.negated && next.kind == ChunkKind::Adverb);
    let ground = c.classes.any(Classes::PLACE_HEAD.with(Classes::PLACE));
    (ground && told).then_some(next.start)
}

/// A place is named in the sentence near the trigger.
fn place_near(scene: &Scene<'_>, m: &Mention) -> bool {
    let from = (m.token as usize).saturating_sub(CLOSE).max(scene.sentence.start as usize);
    let to = (m.token as usize + CLOSE).min(scene.sentence.end as usize);
    scene.a.words[from..to].iter().any(|w| w.classes.any(Classes::PLACE.with(Classes::PLACE_HEAD)))
}

/// كتيبة المدرب: a word of war in a phrase of sport.
fn of_a_team(scene: &Scene<'_>, m: &Mention, token: usize) -> bool {
    let inside = |r: Range| (r.start as usize..r.end as usize).contains(&token);
    m.args.iter().filter(|a| a.role == Role::Agent && inside(a.range)).any(|a| {
        let words = &scene.a.words[a.range.start as usize..a.range.end as usize];
        !scene.a.words[token].classes.has(Classes::SPORT)
            && words.iter().any(|w| w.classes.has(Classes::SPORT))
    })
}

/// Another word for an event of force: هجوم beside تفجير.
fn names_force(scene: &Scene<'_>, w: &Word) -> bool {
    let force =
        |l: u32| scene.trigger(l).is_some_and(|t| is_force(t.kind) && !t.shadow && t.needs == Needs::None);
    force(w.noun) || force(w.verb)
}

fn of_war(w: &Word) -> i32 {
    let verb = w.verb != NONE && w.verb_marks.has(Marks::WAR);
    if w.marks.has(Marks::WAR) || verb || w.classes.has(Classes::ACTOR) {
        2
    } else {
        i32::from(literal_weapon(w) == 3) * 2
    }
}

fn of_peace(w: &Word, close: bool) -> i32 {
    if w.classes.any(Classes::SPORT) {
        return 2;
    }
    if w.marks.has(Marks::WAR) {
        return 0;
    }
    if w.classes.any(Classes::DOMAIN) && !w.classes.any(REAL) {
        return 2;
    }
    i32::from(close && w.marks.any(Marks::DAILY.with(Marks::NATURE)))
}

/// Do the sentences around speak of sport, prices or illness, and hardly of a conflict?
fn text_of_peace(scene: &Scene<'_>, m: &Mention) -> bool {
    const MANY: i32 = 4;
    let words = &scene.a.words;
    let from = (m.token as usize).saturating_sub(TEXT);
    let to = (m.token as usize + TEXT).min(words.len());
    let (mut war, mut peace) = (0, 0);
    for w in &words[from..to] {
        war += i32::from(of_war(w) > 0);
        peace += i32::from(of_peace(w, false) > 1);
    }
    peace >= MANY && peace > 3 * war
}

/// Do the sentences around speak of a conflict?
fn text_of_war(scene: &Scene<'_>, m: &Mention) -> bool {
    let words = &scene.a.words;
    let from = (m.token as usize).saturating_sub(TEXT);
    let to = (m.token as usize + TEXT).min(words.len());
    words[from..to].iter().any(|w| of_war(w) > 0)
}
