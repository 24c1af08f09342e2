//! Event nouns and participles.

use super::govern::governed;
use super::{Mention, Range, Scene, needs_ok, refine, statement, topic};
use crate::lexicon::Trigger;
use crate::lexicon::class::{Classes, Marks, Needs, Prep, Slot, Weapons};
use crate::lexicon::paradigm::{Enc, Feats, Pro};
use crate::mention::NONE;
use crate::model::{EventKind, Mode, Role};
use crate::phrase::ChunkKind;
use crate::text::fold::fold_str;
use crate::text::token::Punct;
use crate::text::token::TokenKind;
use once_cell::sync::Lazy;

/// The mentions of a noun phrase that names an event.
pub fn mentions(scene: &Scene<'_>, np: usize, out: &mut Vec<Mention>) {
    let c = &scene.cs[np];
    let token = c.trigger as usize;
    let word = scene.a.words[token];
    let Some(trigger) = scene.trigger(word.noun) else { return };
    let event = |lexeme: u32| {
        let t = scene.trigger(lexeme)?;
        if t.kind == EventKind::Statement {
            statement::noun(scene, np, t)
        } else {
            event(scene, np, lexeme, t)
        }
    };
    if trigger.kind == EventKind::Statement {
        out.extend(statement::noun(scene, np, trigger));
        // An event may be named further on in the phrase (تهديد بقصف is two phrases, إعلان الهجوم one).
        return;
    }
    if (is_predicate(scene, np) || is_attribute(scene, np))
        && let Some(m) = scene
            .other_senses_of(c.trigger, word.noun, crate::lexicon::Pos::Adjective)
            .find_map(event)
            .filter(|m| !m.shadow)
    {
        out.push(m);
        return;
    }
    let first = event(word.noun);
    if word.phrase_end > 0 || first.as_ref().is_some_and(|m| !m.shadow) {
        out.extend(first);
        return;
    }
    out.extend(scene.other_senses(c.trigger, word.noun).filter_map(event).find(|m| !m.shadow).or(first));
}

fn event(scene: &Scene<'_>, np: usize, lexeme: u32, trigger: &Trigger) -> Option<Mention> {
    let c = &scene.cs[np];
    let token = c.trigger as usize;
    let word = scene.a.words[token];
    let reject = |reason| scene.reject(token as u32, lexeme, reason);
    if names_a_unit(scene, np) {
        return reject("it names a unit or an office");
    }
    if names_a_tool(scene, np) {
        return reject("it says what a tool is for");
    }
    if ceasefire(scene, np) {
        return reject("it is the fire that ceases or is exchanged");
    }
    if means_of_verb(scene, np) {
        return reject("it is the means of the verb");
    }
    if trigger.needs == Needs::ObjectDevice && word.enc != Enc::None {
        return reject("the device of another event");
    }
    let mut m = Mention::new(trigger.kind, token as u32, np as u32, lexeme);
    m.token_end = if word.phrase_end > 0 { word.phrase_end } else { token as u32 + 1 };
    m.feats = word.noun_feats;
    m.generic = trigger.generic;
    m.shadow = trigger.shadow;
    m.count = count(scene, np);
    if scene.a.lexicon.lexeme(lexeme).pos == crate::lexicon::Pos::Adjective {
        state(scene, &mut m, np, trigger);
    } else {
        inside(scene, &mut m, np, trigger);
        governed(scene, &mut m, np, trigger);
    }
    scene.tail(&mut m, &trigger.frame, np, true);
    relative(scene, &mut m, np, trigger);
    carried_out(scene, &mut m, np, trigger);
    said_of_it(scene, &mut m, np, trigger);
    if trigger.frame.idafa == Slot::Weapon {
        m.weapons = m.weapons.with(shells_after(scene, &m));
    }
    refine(scene, &mut m, trigger);
    let blast = trigger.frame.subject == Slot::Weapon && trigger.kind == EventKind::Attack;
    let fine = scene.check(!m.rejected, &m, "a thing that neither acts nor strikes is its agent")
        && scene.check(!blast || explodes(scene, np, &m), &m, "what explodes is no bomb or shell")
        && scene.check_needs(needs_ok(scene, &m, trigger.needs), &m, trigger.needs)
        && topic::plausible(scene, &m, trigger);
    fine.then_some(m)
}

/// سقوط عدد من قذائف الهاون، صليات من الكاتيوشا: shells named a little further on.
fn shells_after(scene: &Scene<'_>, m: &Mention) -> Weapons {
    let from = m.token_end as usize;
    let to = (from + 4).min(scene.sentence.end as usize);
    weapons_in(scene, from, to)
}

/// استُهدف الحاجز بإطلاق نار: the verb is the mention, the noun its means.
fn means_of_verb(scene: &Scene<'_>, np: usize) -> bool {
    const BACK: usize = 8;
    let c = &scene.cs[np];
    if c.prep != Prep::B || c.head != c.trigger || scene.a.words[c.trigger as usize].al() {
        return false;
    }
    let verb = (np.saturating_sub(BACK)..np)
        .rev()
        .take_while(|&k| matches!(scene.cs[k].kind, ChunkKind::Noun | ChunkKind::Verb | ChunkKind::Time))
        .find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    verb.and_then(|v| scene.trigger(scene.a.words[scene.cs[v].head as usize].verb)).is_some_and(|t| {
        t.kind == EventKind::Attack
            && t.mode.is_none()
            && t.frame.object == Slot::Target
            && t.needs == Needs::None
    })
}

/// المدينة محاصرة، ما زال السكان محاصرين، البلدة المحاصرة: what the participle is said of was hit.
fn state(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    let c = &scene.cs[np];
    if c.head != c.trigger {
        let range = Range::new(c.start, c.trigger);
        let role = if scene.is_place(np) { Role::Place } else { Role::Target };
        m.add(role, range, "noun of the participle");
        return;
    }
    // إلى مدينة الزبداني وبلدة مضايا المحاصرتين: of the phrases right before it.
    let beside = np.checked_sub(1).filter(|&k| {
        let b = &scene.cs[k];
        scene.a.words[c.trigger as usize].al()
            && b.kind == ChunkKind::Noun
            && b.end == c.start
            && b.trigger == NONE
    });
    if let Some(k) = beside {
        let first = if scene.cs[k].coord && k > 0 { k - 1 } else { k };
        scene.fill(m, first, trigger.frame.object, "noun of the participle");
        return;
    }
    let subject = scene.governor(np).and_then(|(_, r)| r.subject.filter(|&s| s != np));
    let before = (np.saturating_sub(8)..np)
        .rev()
        .find(|&k| scene.cs[k].bare() && !scene.cs[k].coord && scene.cs[k].trigger == NONE);
    if let Some(s) = subject.or(before) {
        scene.fill(m, s, trigger.frame.object, "subject of the participle");
    }
}

/// البلدة المحاصرة: a definite word in ـة after a definite noun is the participle.
fn is_attribute(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let w = &scene.a.words[c.trigger as usize];
    c.head < c.trigger && w.al() && w.pro.0 == Pro::AL.0 && scene.a.tokens.list[c.trigger as usize].ta
}

/// القرية محاصرة، لا تزال المدينة محاصرة: a verbal noun in ـة after its definite subject, which is rather the participle.
fn is_predicate(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let w = &scene.a.words[c.trigger as usize];
    let Some(before) = np.checked_sub(1).map(|k| &scene.cs[k]) else { return false };
    let object = scene.cs.get(np + 1).is_some_and(|n| n.bare() && !n.coord && n.start == c.end);
    c.bare()
        && c.start == c.trigger
        && c.end == c.start + 1
        && !c.conj
        && !w.al()
        && w.enc == Enc::None
        && scene.a.tokens.list[c.trigger as usize].ta
        && !object
        && matches!(before.kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Verb)
        && before.end == c.start
        && !(before.kind == ChunkKind::Verb
            && scene.trigger(scene.a.words[before.head as usize].verb).is_some())
}

/// قوات الحصار، كلية المدفعية: the noun only names a unit or an office.
fn names_a_unit(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    if c.head == c.trigger {
        return false;
    }
    let head = &scene.a.words[c.head as usize];
    // طيران العدوان: whose they are.
    let side = head.weapons.any(Weapons::PLATFORMS) && head.nominal && scene.a.words[c.trigger as usize].al();
    (head.classes.any(Classes::FORCE.with(Classes::INSTITUTION)) || side)
        && !head.classes.any(Classes::QUANTITY.with(Classes::FIGHTER))
        && c.head < c.trigger
        && c.head + 1 == c.trigger
}

/// منصة إطلاق الصواريخ، صاعق التفجير: the noun says what a tool is for.
fn names_a_tool(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let Some(before) = c.trigger.checked_sub(1).filter(|&t| t >= c.start) else { return false };
    let w = &scene.a.words[c.trigger as usize];
    let tool = &scene.a.words[before as usize];
    (crate::factuality::says(scene, before as usize, Marks::TOOL) || launching_site(scene, np, before))
        && !tool.al()
        && tool.enc == Enc::None
        && !w.pro.prep()
        && !w.pro.conj()
        && w.enc == Enc::None
}

/// مناطق إطلاق القذائف، مصادر إطلاق الصواريخ: where it comes from.
fn launching_site(scene: &Scene<'_>, np: usize, before: u32) -> bool {
    static SITES: Lazy<[Vec<u8>; 10]> = Lazy::new(|| {
        ["منطقة", "مناطق", "موقع", "مواقع", "نقطة", "نقاط", "مكان", "أماكن", "مصدر", "مصادر"].map(fold_str)
    });
    let w = &scene.a.words[scene.cs[np].trigger as usize];
    let launch = scene
        .trigger(w.noun)
        .is_some_and(|t| t.frame.idafa == Slot::Weapon && t.frame.subject == Slot::Agent);
    let stem = scene.a.stem(before as usize);
    launch && SITES.iter().any(|s| s.as_slice() == stem)
}

/// وقف إطلاق النار، تبادل إطلاق النار: a ceasefire, a clash.
fn ceasefire(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let w = &scene.a.words[c.trigger as usize];
    let shooting = scene.a.lexicon.lemma(scene.a.lexicon.lexeme(w.noun)).contains("إطلاق ");
    if !shooting || scene.cs.get(np + 1).is_some_and(|n| n.kind == ChunkKind::Noun && n.prep == Prep::On) {
        return false;
    }
    let from = (c.trigger as usize).saturating_sub(3).max(scene.sentence.start as usize);
    (from..c.trigger as usize).any(|t| {
        scene.a.words[t].marks.has(Marks::STOP) || crate::text::fold::begins_with(scene.a.stem(t), "تبادل")
    })
}

/// انفجار: a bomb or a shell, or nothing named; not a store, a pipe, an anger, a property (شديدة الانفجار).
fn explodes(scene: &Scene<'_>, np: usize, m: &Mention) -> bool {
    let c = &scene.cs[np];
    let word = &scene.a.words[c.trigger as usize];
    // عبوة شديدة الانفجار: what it is like.
    let before = &scene.a.words[(c.trigger as usize).saturating_sub(1)];
    let property = c.head != c.trigger && before.adjective && !before.nominal && !before.al();
    if property && word.al() {
        return false;
    }
    if !m.weapons.is_none() {
        return true;
    }
    let after = (m.token_end as usize..c.end as usize).find(|&k| !scene.a.words[k].inside);
    // هزّ انفجار العاصمة: the definite noun is the object of the verb.
    let shaken = c.bare()
        && !word.al()
        && np > 0
        && scene.cs[np - 1].marks.has(Marks::HIT)
        && after.is_some_and(|k| scene.a.words[k].al() || scene.a.words[k].classes.has(Classes::PLACE));
    let complement =
        !shaken && after.is_some_and(|k| scene.a.words[k].nominal && !scene.a.words[k].adjective);
    let capable = c.prep == Prep::L
        && np > 0
        && scene.a.words[scene.cs[np - 1].end as usize - 1].adjective
        && scene.cs[np - 1].end == c.start;
    let bare = !word.al()
        && !word.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
        && !m.has(Role::Place)
        && m.args.is_empty()
        && m.steps.is_empty();
    !(complement || property || capable || bare)
}

/// هجومين → 2, أربع هجمات → 4, الهجوم المزدوج → 2
fn count(scene: &Scene<'_>, np: usize) -> Option<u32> {
    let c = &scene.cs[np];
    let word = &scene.a.words[c.trigger as usize];
    if word.noun_feats.has(Feats::DUAL) && !word.adjective {
        return Some(2);
    }
    // محاولتي اغتيال، عمليتا قصف
    let carrier = &scene.a.words[c.head as usize];
    if c.head < c.trigger && carrier.noun_feats.has(Feats::DUAL) && scene.trigger(carrier.noun).is_some() {
        return Some(2);
    }
    if c.count > 0 && counts_trigger(scene, np) {
        return Some(c.count);
    }
    if let Some(n) = (c.trigger as usize).checked_sub(1).and_then(|k| written_number(scene, k)) {
        return Some(n);
    }
    (c.trigger as usize + 1..c.end as usize)
        .any(|k| crate::text::fold::begins_with(scene.a.stem(k), "مزدوج"))
        .then_some(2)
}

/// أربع هجمات، الهجمات الأربع: the number stands before the event noun, or agrees with it; not تفجير 10 طائرات.
fn counts_trigger(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    let number = |k: usize| {
        let w = &scene.a.words[k];
        scene.a.tokens.list[k].kind == TokenKind::Number
            || w.classes.any(Classes::QUANTITY.with(Classes::NUMBER))
    };
    let at = c.trigger as usize;
    let named = &scene.a.words[at];
    let after = at + 1 < c.end as usize && number(at + 1) && scene.a.words[at + 1].al() && named.al();
    !named.adjective && ((c.start as usize..at).any(number) || after)
}

/// لأكثر من 140 غارة: figures right before the event noun, though the phrase began after them.
fn written_number(scene: &Scene<'_>, k: usize) -> Option<u32> {
    let figures = scene.a.tokens.list[k].kind == TokenKind::Number && k >= scene.sentence.start as usize;
    let letters = scene.a.tokens.letters(k);
    let digits = figures && letters.iter().all(u8::is_ascii_digit) && letters.len() < 7;
    digits.then(|| letters.iter().fold(0, |n, d| n * 10 + u32::from(d - b'0'))).filter(|&n| n > 0)
}

/// What the phrase itself holds: adjectives of means and nationality, and the noun that the verbal noun governs.
fn inside(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    let c = &scene.cs[np];
    let word = &scene.a.words[m.token as usize];
    // هجوماً كبيراً: what is written with the alef of the indefinite has no iḍāfa either.
    let definite = word.al() || word.noun_feats.has(Feats::INDEFINITE);
    let mut k = m.token_end as usize;
    let end = c.end as usize;
    while k < end {
        let w = &scene.a.words[k];
        if w.inside
            || !matches!(scene.a.tokens.list[k].kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)
        {
            k += 1;
            continue;
        }
        // استهداف مسيّرة إسرائيلية سيارته: a feminine noun after a masculine one is no adjective of it.
        let list = &scene.a.tokens.list;
        let craft = w.nominal && list[k].ta && !w.al() && !list[m.token as usize].ta;
        let craft = craft && !word.noun_feats.has(Feats::PLURAL) && trigger.frame.idafa == Slot::Target;
        if w.adjective && !w.weapons.is_none() && !craft {
            m.weapons = m.weapons.with(w.weapons);
        } else if w.adjective && w.classes.has(Classes::FIGHTER) && agrees(scene, m, k) {
            // هجوم مسلح، اعتداء إرهابي: an adjective, though the word is a noun elsewhere.
        } else if w.adjective
            && !definite
            && !w.al()
            && k + 1 == end
            && w.nominal
            // (قنص مدني: somebody)
            && !(trigger.frame.idafa == Slot::Target
                && matches!(m.mode.or(trigger.mode), Some(Mode::Sniping | Mode::Assassination))
                && w.classes.has(Classes::CIVILIAN))
            && !w.classes.any(Classes::NISBA)
            && !w.noun_feats.any(Feats::PLURAL.with(Feats::DUAL))
        {
            // هجوم كبير: at the end of the phrase an indefinite word that can be an adjective is one.
        } else if w.adjective
            && (w.classes.has(Classes::NISBA) || w.marks.has(Marks::SIDE))
            && !(w.nominal && w.classes.any(Classes::CIVILIAN))
        {
            if !m.has(Role::Agent) {
                m.add(Role::Agent, Range::new(k as u32, k as u32 + 1), "nisba");
            }
        } else if definite || w.enc != Enc::None && k > m.token_end as usize {
            // الاستهداف الرابع: no iḍāfa after the article; قصف صاروخي مصدره …: a clause of its own.
            break;
        } else if !(w.adjective && !w.nominal) {
            complement(scene, m, np, k, trigger);
            break;
        }
        k += 1;
    }
    coordinated_complements(scene, m, np, trigger);
    own_pronoun(scene, m, np, trigger);
}

/// Adjective `k` agrees with the trigger in definiteness and is singular.
fn agrees(scene: &Scene<'_>, m: &Mention, k: usize) -> bool {
    let (trigger, w) = (&scene.a.words[m.token as usize], &scene.a.words[k]);
    trigger.al() == w.al() && !w.noun_feats.has(Feats::PLURAL)
}

/// The iḍāfa: قصف الجيش، اغتيال الوزير، إطلاق صواريخ.
fn complement(scene: &Scene<'_>, m: &mut Mention, np: usize, k: usize, trigger: &Trigger) {
    let c = &scene.cs[np];
    // قصف شبه يومي
    if crate::text::fold::spell(scene.a.tokens.letters(k), "شبه") {
        return;
    }
    let end = trim_adjectives(scene, m, k, c.end as usize);
    let range = Range::new(k as u32, end as u32);
    let w = &scene.a.words[k];
    // تفجير نفسها، تفجير شقيقين نفسيهما: the bomber is who it is said of.
    if scene.a.is_self(k) {
        suicide(m);
        return;
    }
    // (not من النوع ذاته)
    let next = scene.cs.get(np + 1).is_some_and(|n| n.bare() && n.start == c.end);
    // تفجير شقيقين من جيرانهم نفسيهما
    let far = scene.cs.get(np + 2).is_some_and(|n| {
        let enc = scene.a.words[n.head as usize].enc;
        n.bare()
            && scene.reflexive(np + 2)
            && scene.a.words[k].noun_feats.has(Feats::DUAL)
            && enc == Enc::Both
    });
    // (قصف المكان نفسه: the same)
    if next && scene.reflexive(np + 1) && !w.al() || far {
        suicide(m);
        m.add(Role::Agent, range, "iḍāfa");
        return;
    }
    let counted = scene.a.tokens.list[k].kind == TokenKind::Number
        || w.classes.has(Classes::QUANTITY)
        || crate::time::is_time_word(scene.a.tokens.letters(k));
    let weapon = w.classes.has(Classes::WEAPON) || counted && c.all.has(Classes::WEAPON);
    let armed = w.classes.any(Classes::ARMED.with(Classes::INSTITUTION).with(Classes::NATION));
    let followed = target_follows(scene, np);
    let slot = match trigger.frame.idafa {
        // إصابة دبابة بصاروخ: what is hit, by what follows.
        Slot::Weapon if weapon && w.weapons.any(Weapons::PLATFORMS) && hit_with(scene, np) => Slot::Target,
        // إطلاق الجنود النار
        Slot::Weapon if !weapon && w.nominal && w.classes.any(Classes::HUMAN) => Slot::Agent,
        Slot::Auto if weapon => Slot::Weapon,
        Slot::Auto if armed && !w.classes.has(Classes::FACILITY) => Slot::Agent,
        Slot::Auto if w.unknown() && followed => Slot::Agent,
        Slot::Auto => Slot::Target,
        Slot::Target
            if weapon
                && w.weapons.any(Weapons::DEVICES.with(Weapons::SHELLS))
                && !w.classes.has(Classes::FACILITY) =>
        {
            Slot::Weapon
        }
        Slot::Target if followed && (armed || w.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN))) => {
            Slot::Agent
        }
        // استهداف طائرة مسيّرة مركبته: what strikes, before what is struck.
        Slot::Target
            if weapon
                && w.weapons.any(Weapons::PLATFORMS)
                && trigger.mode != Some(crate::model::Mode::Shootdown)
                && (object_follows(scene, np) || followed) =>
        {
            Slot::Weapon
        }
        Slot::Agent if weapon => Slot::Weapon,
        other => other,
    };
    match slot {
        Slot::Weapon if weapon => {
            m.weapons = m.weapons.with(weapons_in(scene, k, end));
            m.add(Role::Weapon, range, "iḍāfa");
            if let Some(owner) = scene.owner(k, end)
                && !m.has(Role::Agent)
            {
                m.add(Role::Agent, owner, "owner of the weapon");
            }
        }
        Slot::Agent
            if w.classes.any(Classes::DOMAIN.with(Classes::NORM))
                && !w.classes.any(Classes::HUMAN.with(Classes::PLACE).with(Classes::FACILITY)) =>
        {
            m.rejected = true;
        }
        Slot::Agent => {
            let human = w.classes.any(Classes::HUMAN) || w.unknown() || w.al();
            if human && !w.classes.any(Classes::FACILITY.with(Classes::PLACE_HEAD)) {
                m.add(Role::Agent, range, "iḍāfa");
            } else if w.classes.any(Classes::PLACE_HEAD.with(Classes::PLACE)) {
                m.add(Role::Place, range, "iḍāfa");
            }
        }
        Slot::Target => {
            let place =
                w.classes.any(Classes::PLACE.with(Classes::PLACE_HEAD)) && !w.classes.has(Classes::FACILITY);
            m.add(if place { Role::Place } else { Role::Target }, range, "iḍāfa");
        }
        _ => {}
    }
}

fn suicide(m: &mut Mention) {
    m.weapons = m.weapons.with(Weapons::SUICIDE_VEST);
}

fn weapons_in(scene: &Scene<'_>, from: usize, to: usize) -> Weapons {
    scene.a.words[from..to].iter().fold(Weapons::NONE, |all, w| all.with(w.weapons))
}

/// قصف قوات النظام المدفعي: an adjective of means at the end belongs to the event noun.
fn trim_adjectives(scene: &Scene<'_>, m: &mut Mention, from: usize, to: usize) -> usize {
    let mut end = to;
    while end > from + 1 {
        let w = &scene.a.words[end - 1];
        if !(w.adjective && !w.nominal && !w.weapons.is_none()) {
            break;
        }
        m.weapons = m.weapons.with(w.weapons);
        end -= 1;
    }
    end
}

/// After the complement comes the thing that was hit: the complement is the agent.
fn target_follows(scene: &Scene<'_>, np: usize) -> bool {
    let at = object_at(scene, np);
    scene.cs.get(at).is_some_and(|n| {
        n.kind == ChunkKind::Noun
            && n.trigger == NONE
            && !n.coord
            && (n.prep == Prep::L && at == np + 1
                || n.prep == Prep::None && (at > np + 1 || n.start == scene.cs[np].end) && !n.conj)
    })
}

/// اقتحام مسلحين من الحركة بالأسلحة فندقاً: where the object of the verbal noun stands, over the phrases that tell of the
/// doer and the means.
fn object_at(scene: &Scene<'_>, np: usize) -> usize {
    let between = |k: &usize| {
        scene.cs.get(*k).is_some_and(|c| {
            let arms = c.prep == Prep::B && c.all.has(Classes::WEAPON);
            let of = c.prep == Prep::From && c.classes.any(Classes::HUMAN);
            c.kind == ChunkKind::Noun && (arms || of) && c.trigger == NONE && !c.conj
        })
    };
    let time = |k: &usize| {
        scene
            .cs
            .get(*k)
            .is_some_and(|c| c.kind == ChunkKind::Time || c.is_punct(crate::text::token::Punct::Comma))
    };
    let at = (np + 1..np + 5).find(|k| !between(k) && !time(k)).unwrap_or(np + 1);
    let object = scene.cs.get(at).is_some_and(|n| {
        // استهداف قواتها، صباح اليوم، سفينتين
        let oblique = Feats::CLOSED.with(Feats::DUAL);
        let written = n.feats.has(Feats::INDEFINITE)
            || n.feats.has(oblique) && !n.feats.has(Feats::NOMINATIVE) && (np + 1..at).all(|k| time(&k));
        // خلال اقتحامها، اليوم الجمعة، مخيم الفوار
        let place = scene.a.words[scene.cs[np].trigger as usize].enc != Enc::None
            && n.classes.any(Classes::PLACE_HEAD.with(Classes::PLACE))
            && (np + 1..at).all(|k| time(&k));
        n.bare() && !n.coord && !n.conj && (written || place)
    });
    if object { at } else { np + 1 }
}

/// بقصفه خيام النازحين: the pronoun does it, and the object follows.
fn doer_joined(scene: &Scene<'_>, m: &Mention, np: usize, trigger: &Trigger) -> bool {
    let w = &scene.a.words[m.token as usize];
    let n = object_at(scene, np);
    let finite = scene.roles.get(n + 1).is_some_and(|r| r.is_some_and(|r| r.subject == Some(n)));
    w.enc != Enc::None
        && scene.cs[np].end == m.token_end
        && trigger.frame.object == Slot::Target
        && (n > np + 1 || object_follows(scene, np))
        && !finite
        && (scene.is_place(n) || scene.cs[n].classes.any(Classes::HUMAN.with(Classes::FACILITY)))
        && !scene.a.words[scene.cs[n].head as usize].adjective
}

/// Means with بـ follow.
fn hit_with(scene: &Scene<'_>, np: usize) -> bool {
    scene
        .cs
        .get(np + 1)
        .is_some_and(|n| n.prep == Prep::B && n.weapons.any(Weapons::SHELLS.with(Weapons::DEVICES)))
}

/// A bare phrase after the complement, without و.
fn object_follows(scene: &Scene<'_>, np: usize) -> bool {
    let c = &scene.cs[np];
    scene
        .cs
        .get(np + 1)
        .is_some_and(|n| n.bare() && n.trigger == NONE && !n.coord && !n.conj && n.start == c.end)
}

/// Noun phrases coordinated with the complement (قصف حلب وإدلب) share its role.
fn coordinated_complements(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    let Some(role) = m.args.iter().find(|a| a.rule == "iḍāfa").map(|a| a.role) else {
        bare_target(scene, m, np, trigger);
        return;
    };
    for k in scene.coordinated(np).skip(1) {
        let c = &scene.cs[k];
        let role = if role == Role::Target && scene.is_place(k) { Role::Place } else { role };
        let weapon = c.classes.has(Classes::WEAPON);
        // تفجير منشآت والقيام بـ، حصار المدينة وإيصال: another deed.
        let deed = c.marks.any(Marks::LIGHT.with(Marks::LIGHT_B))
            || role == Role::Place && c.classes.has(Classes::GENERAL) && !scene.is_place(k);
        if deed {
            break;
        }
        if (role == Role::Weapon) != weapon || role == Role::Agent && !c.classes.any(Classes::HUMAN) {
            break;
        }
        m.add(role, scene.range(k), "coordination");
    }
    bare_target(scene, m, np, trigger);
}

/// اقتحام المستوطنين الحي: a bare phrase after the agent is the object.
fn bare_target(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    let at = object_at(scene, np);
    let Some(n) = scene.cs.get(at) else { return };
    let does = |a: &&super::Arg| {
        a.role == Role::Agent || a.role == Role::Weapon && m.weapons.any(Weapons::PLATFORMS)
    };
    let after_agent =
        m.args.iter().filter(does).any(|a| a.rule == "iḍāfa") || doer_joined(scene, m, np, trigger);
    if after_agent
        && n.bare()
        && !n.coord
        && !n.conj
        && n.trigger == NONE
        && (at > np + 1 || n.start == scene.cs[np].end)
        && trigger.frame.object == Slot::Target
    {
        scene.fill(m, at, Slot::Target, "object of the verbal noun");
    }
    // اختراق مسيّرة روسية الأجواء البولندية
    if n.bare() && n.classes.has(Classes::SKY) && n.start == scene.cs[np].end && at == np + 1 {
        scene.fill(m, at, Slot::Place, "object of the verbal noun");
    }
    // إلقاء الطائرات برميلاً متفجراً
    let thrown =
        trigger.frame.object == Slot::Weapon && n.bare() && !n.coord && n.classes.has(Classes::WEAPON);
    if after_agent && thrown && (at > np + 1 || n.start == scene.cs[np].end) {
        scene.fill(m, at, Slot::Weapon, "object of the verbal noun");
    }
}

/// قصفها، هجومهم: the pronoun stands for the nearest actor or place named before.
fn own_pronoun(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    let w = &scene.a.words[m.token as usize];
    if w.enc == Enc::None || w.enc == Enc::Us || np == 0 {
        return;
    }
    let slot = trigger.frame.idafa;
    let governor = scene.governor(np);
    // كثّفت الجماعة قصفها على: what is hit stands after, the pronoun is whoever does it.
    let hit_after = scene.cs.get(np + 1).is_some_and(|n| {
        n.kind == ChunkKind::Noun && (n.prep == Prep::On || n.prep == Prep::L && n.start == scene.cs[np].end)
    });
    let doer = governor.and_then(|(_, r)| r.subject.filter(|&s| s != np));
    let for_after = scene.cs.get(np + 1).is_some_and(|n| n.prep == Prep::L && n.start == scene.cs[np].end);
    let slot = if slot == Slot::Auto && hit_after
        || doer_joined(scene, m, np, trigger)
        || slot == Slot::Target && for_after
    {
        Slot::Agent
    } else {
        slot
    };
    if slot == Slot::Agent && doer.is_some() {
        return;
    }
    let fits = |k: usize| {
        let c = &scene.cs[k];
        let human = c.classes.any(Classes::HUMAN) || scene.a.words[c.head as usize].unknown();
        let fits = match slot {
            Slot::Agent => human && !scene.is_place(k),
            // رصدت دورية طائرة وجرى إسقاطها
            Slot::Target if trigger.mode == Some(crate::model::Mode::Shootdown) => {
                c.weapons.any(Weapons::FLYERS)
            }
            Slot::Target if trigger.mode == Some(crate::model::Mode::Assassination) => {
                human && !c.classes.any(Classes::NATION.with(Classes::INSTITUTION).with(Classes::ACTOR))
            }
            // دبابة … استهدافها
            Slot::Target => {
                human || c.classes.has(Classes::FACILITY) || c.marks.any(Marks::CREWED.with(Marks::MOBILE))
            }
            Slot::Weapon => c.classes.has(Classes::WEAPON),
            Slot::Auto => scene.is_place(k) || human,
            _ => false,
        };
        Some(k) != doer && fits
    };
    // تدمير دبابة بعد استهدافها: what the event before hit.
    if slot == Slot::Target
        && let Some(thing) = hit_before(scene, np, w.enc)
    {
        m.add(Role::Target, thing, "pronoun");
        return;
    }
    let Some(k) = scene.antecedent_of(w.enc, np, fits) else {
        if slot == Slot::Target {
            named_inside(scene, m, np);
        }
        return;
    };
    let place = slot == Slot::Auto && scene.is_place(k) && !scene.cs[k].classes.any(Classes::ARMED);
    scene.fill(m, k, if place { Slot::Target } else { slot }, "pronoun");
}

/// A vehicle or a building that the noun before governs, where the pronoun agrees with it.
fn hit_before(scene: &Scene<'_>, np: usize, enc: Enc) -> Option<Range> {
    const BACK: usize = 3;
    let k = (np.saturating_sub(BACK)..np).rev().find(|&k| scene.cs[k].kind == ChunkKind::Noun)?;
    let c = &scene.cs[k];
    let first = c.head as usize + 1;
    let w = scene.a.words.get(first).filter(|_| c.trigger == c.head && first < c.end as usize)?;
    let thing = w.marks.any(Marks::CREWED.with(Marks::MOBILE)) || w.classes.has(Classes::FACILITY);
    let feminine = scene.a.tokens.list[first].ta || w.noun_feats.has(Feats::PLURAL);
    let agrees = if feminine { enc == Enc::Her } else { enc == Enc::Him };
    (thing && w.nominal && agrees).then(|| Range::new(first as u32, c.end))
}

/// زوجة أبو كويك … محاولة اغتياله: the pronoun stands for the person at the end of a phrase whose head does not agree.
fn named_inside(scene: &Scene<'_>, m: &mut Mention, np: usize) {
    const BACK: usize = 6;
    let enc = scene.a.words[m.token as usize].enc;
    let person = |k: &usize| {
        let c = &scene.cs[*k];
        let first = &scene.a.words[(c.head as usize + 1).min(c.end as usize - 1)];
        let relative = c.kind == ChunkKind::Noun && c.classes.has(Classes::CIVILIAN) && c.end > c.head + 1;
        relative
            && enc == Enc::Him
            && (first.unknown() || first.classes.has(Classes::PERSON))
            && !first.adjective
    };
    if let Some(k) = (np.saturating_sub(BACK)..np).rev().find(person) {
        m.add(Role::Target, Range::new(scene.cs[k].head + 1, scene.cs[k].end), "pronoun");
    }
}

/// الهجوم الذي شنّته الفصائل على، غارة استهدفت منزلاً, هجوم نفّذه
fn relative(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    for v in np + 1..scene.cs.len().min(np + 10) {
        let Some(roles) = &scene.roles[v] else { continue };
        // نفّذت مسيّرة، صباح السبت، غارة استهدفت شاحنة: a second verb after the one that governs the noun.
        let second = roles.subject == Some(np) && m.governor.is_some_and(|g| (g as usize) < np);
        if roles.antecedent != Some(np) && !second {
            continue;
        }
        let c = &scene.cs[v];
        // Whoever stands beside the verb, as its subject or its object.
        let beside = roles.subject.filter(|&s| s != np).or(roles.object);
        if roles.object == Some(np) {
            // إسقاط مسيّرة أطلقتها الميليشيا: who launched it did not shoot it down.
            if trigger.mode == Some(crate::model::Mode::Shootdown) {
                continue;
            }
            if let Some(s) = roles.subject.filter(|&s| scene.acts(s) || scene.is_means(s)) {
                // التفجيرات التي شهدها لبنان: who witnesses it, or where it was.
                let witness = c.marks.has(Marks::WITNESS) && !scene.cs[s].classes.any(Classes::ARMED);
                let slot = match () {
                    () if witness => Slot::Target,
                    () if scene.is_means(s) => Slot::Weapon,
                    () => Slot::Agent,
                };
                scene.fill(m, s, slot, "subject of the relative clause");
            }
            // استولى المقاتلون على البلدة بعد هجوم شنوه
            if roles.subject.is_none() && c.feats.has(Feats::PLURAL.with(Feats::THIRD)) && !m.has(Role::Agent)
            {
                let before = (v.saturating_sub(20)..np).rev().filter_map(|k| scene.roles[k]?.subject);
                let agrees = |s: &usize| *s != np && scene.acts(*s) && scene.clause().agrees_before(*s, v);
                if let Some(s) = before.into_iter().find(agrees) {
                    scene.fill(m, s, Slot::Agent, "plural subject of the sentence");
                }
            }
            scene.tail(m, &trigger.frame, v, true);
        } else if c.marks.has(Marks::LIGHT)
            && roles.subject == Some(np)
            && scene.a.words[c.head as usize].enc == Enc::None
        {
            // الهجوم الذي نُفّذ ضد
            scene.tail(m, &trigger.frame, v, true);
        } else if c.marks.has(Marks::HIT) {
            let enc = scene.a.words[c.head as usize].enc;
            let hit = Classes::HUMAN.with(Classes::FACILITY).with(Classes::PLACE);
            let fits = |k: usize| scene.cs[k].classes.any(hit);
            if let Some(o) = roles.object.or_else(|| scene.antecedent_of(enc, np, fits)) {
                scene.fill(m, o, Slot::Target, "object of the relative clause");
            }
            also_hit(scene, m, v, np);
            scene.tail(m, &trigger.frame, v, false);
        } else if c.marks.has(Marks::UNDERGO) && scene.joined(v + 1).is_some() {
            // هجوم تعرّض له الوفد
            let near = beside.filter(|&o| o == v + 2);
            let doer = || {
                let subjects = (v.saturating_sub(20)..np).rev().filter_map(|k| scene.roles[k]?.subject);
                subjects.into_iter().find(|&s| scene.acts(s))
            };
            if let Some(o) = near.or_else(doer) {
                scene.fill(m, o, Slot::Target, "undergoer in the relative clause");
            }
        } else if trigger.mode == Some(crate::model::Mode::Ambush)
            && scene.joined(v + 1).is_some_and(|(prep, _)| prep == Prep::In)
        {
            // كمين سقط فيه جنود
            if let Some(o) = beside.filter(|&o| o > v) {
                scene.fill(m, o, Slot::Target, "who falls into it");
            }
        } else if c.marks.any(Marks::LIGHT_B.with(Marks::BEHIND)) && scene.joined(v + 1).is_some() {
            // هجوم قامت به مجموعة، يقف وراءه التنظيم
            if let Some(o) = beside.filter(|_| !m.has(Role::Agent)) {
                scene.fill(m, o, Slot::Agent, "subject of the relative clause");
            }
            scene.tail(m, &trigger.frame, v, true);
        } else if c.marks.any(Marks::OCCUR.with(Marks::CONTINUE)) || c.negated && c.marks.has(Marks::STOP) {
            // (غارات لا تتوقف على المدينة)
            scene.tail(m, &trigger.frame, v, false);
            also_hit(scene, m, v, np);
        } else if let Some(victim) = victim(scene, trigger, np, v) {
            // الاغتيال الذي استشهد فيه العميد
            scene.fill(m, victim, Slot::Target, "victim in the relative clause");
        } else if c.marks.any(Marks::CAUSE) {
            continue;
        } else if (c.marks.has(Marks::AUX) || c.aux) && scene.cs.get(v + 1).is_none_or(|n| n.prep != Prep::To)
        {
            // سيارة كانت متوقفة أمام (not عدوان تحوّل إلى حرب)
            scene.tail(m, &trigger.frame, v, false);
        }
        m.steps.push(("relative clause".into(), scene.range(v)));
    }
}

/// هجوم كانت الكتيبة تعتزم شنه على …: the verbal noun of carrying out, with the pronoun of the event.
fn carried_out(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    const NEAR: usize = 8;
    let event = &scene.a.words[m.token as usize];
    if event.al() || event.enc != Enc::None || m.has(Role::Agent) {
        return;
    }
    let clause = scene.clause();
    let ends =
        |k: &usize| matches!(scene.cs[*k].kind, ChunkKind::Punct(_) | ChunkKind::Opener) || scene.cs[*k].conj;
    let taken_up = |k: &usize| {
        let w = &scene.a.words[scene.cs[*k].head as usize];
        scene.cs[*k].kind == ChunkKind::Noun
            && w.marks.has(Marks::LIGHT)
            && matches!(w.enc, Enc::Him | Enc::Her)
    };
    let near = np + 1..scene.cs.len().min(np + NEAR);
    let Some(k) = near.take_while(|k| !ends(k)).find(taken_up) else { return };
    let verbs = (np + 1..k).rev().filter_map(|v| scene.roles[v]?.subject);
    if let Some(s) = verbs.into_iter().find(|&s| s > np && scene.acts(s)) {
        scene.fill(m, s, Slot::Agent, "subject of the relative clause");
    }
    if !clause.boundary(k) {
        scene.tail(m, &trigger.frame, k, true);
    }
}

/// إن الهجوم نفّذه مسلحون، وقع التفجير فجراً ونفّذته امرأة: who did it, in a clause about the event that is no relative one.
fn said_of_it(scene: &Scene<'_>, m: &mut Mention, np: usize, trigger: &Trigger) {
    const NEAR: usize = 9;
    if m.has(Role::Agent) || !scene.cs[np].definite {
        return;
    }
    let ends = |k: &usize| {
        let c = &scene.cs[*k];
        matches!(c.kind, ChunkKind::Subordinator | ChunkKind::Relative | ChunkKind::Opener)
            || c.is_punct(Punct::Stop)
            || c.is_punct(Punct::Semicolon)
            || c.kind == ChunkKind::Noun && c.trigger != NONE
    };
    let clause = scene.clause();
    let carries = |k: &usize| {
        clause.carries_it(*k) && scene.agrees_with(scene.a.words[scene.cs[*k].head as usize].enc, np)
    };
    let Some(v) = (np + 1..scene.cs.len().min(np + NEAR)).take_while(|k| !ends(k)).find(carries) else {
        return;
    };
    let beside = scene.roles[v].and_then(|r| r.subject).filter(|&s| s > v);
    if let Some(s) = beside.filter(|&s| scene.acts(s) || scene.is_means(s)) {
        let slot = if scene.is_means(s) { Slot::Weapon } else { Slot::Agent };
        scene.fill(m, s, slot, "subject of what is said of the event");
        scene.tail(m, &trigger.frame, v, true);
    }
}

/// Who died in an assassination, by the verb of its relative clause.
fn victim(scene: &Scene<'_>, trigger: &Trigger, np: usize, v: usize) -> Option<usize> {
    let assassination = trigger.mode == Some(crate::model::Mode::Assassination);
    let word = scene.a.words[scene.cs[v].head as usize];
    let dies = scene.trigger(word.verb).is_some_and(|t| t.kind == EventKind::Casualty);
    let roles = scene.roles[v].filter(|_| assassination && dies)?;
    let other = |s: Option<usize>| s.filter(|&s| s != np && scene.cs[s].trigger == NONE);
    other(roles.object).or(other(roles.subject)).or_else(|| {
        (v + 1..scene.cs.len().min(v + 4))
            .find(|&k| scene.cs[k].bare() && scene.cs[k].classes.any(Classes::HUMAN))
    })
}

/// الذي استهدفها واستهدف رموز التيار: the object of a verb coordinated with that of the relative clause.
fn also_hit(scene: &Scene<'_>, m: &mut Mention, v: usize, np: usize) {
    const NEAR: usize = 6;
    let next = (v + 1..scene.cs.len().min(v + NEAR)).find(|&k| scene.cs[k].kind == ChunkKind::Verb);
    let Some(next) = next.filter(|&k| scene.cs[k].conj && scene.cs[k].marks.has(Marks::HIT)) else { return };
    let Some(roles) = scene.roles[next] else { return };
    let own = roles.subject.is_none_or(|s| s == np || roles.inherited);
    let object = if own { roles.object } else { roles.subject.filter(|&s| s > next) };
    if let Some(o) = object.filter(|&o| scene.cs[o].trigger == NONE) {
        scene.fill(m, o, Slot::Target, "object of the relative clause");
    }
}

/// مسيّرات في سماء بحري: a drone in the sky with no verb is an overflight.
pub fn drone_in_the_sky(scene: &Scene<'_>, np: usize) -> Option<Mention> {
    let c = &scene.cs[np];
    if !(c.bare() && c.weapons.has(Weapons::DRONE) && c.classes.has(Classes::WEAPON))
        || scene.governor(np).is_some()
    {
        return None;
    }
    let next = scene.cs.get(np + 1)?;
    let sky = next.kind == ChunkKind::Noun
        && matches!(next.prep, Prep::In | Prep::At | Prep::B)
        && next.all.has(Classes::SKY);
    if !sky {
        return None;
    }
    let word = scene.a.words[c.head as usize];
    let mut m = Mention::new(EventKind::DroneOverflight, c.head, np as u32, word.noun);
    m.token_end = if word.phrase_end > 0 { word.phrase_end } else { c.head + 1 };
    scene.weapon(&mut m, np, "drone in the sky");
    scene.fill(&mut m, np + 1, Slot::Place, "place phrase");
    m.tense = crate::model::Tense::Present;
    Some(m)
}
