//! Inflection: every written form of a verb, noun or adjective from its dictionary spelling.
//!
//! Works on folded letters, so spelling variants that folding merges (hamza seats, ة/ه, ى/ي) need no care here.
//! Particles and pronouns are not attached; forms that occur only before a pronoun carry [`Feats::BOUND`].

use crate::text::fold::{ALEF, BEH, HAMZA, HEH, Letter, MEEM, NOON, SEEN, TEH, WAW, YEH, fold_str};

/// Grammatical features of a form, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feats(pub u32);

#[allow(missing_docs)]
impl Feats {
    pub const PAST: Feats = Feats(1);
    pub const PRESENT: Feats = Feats(1 << 1);
    pub const IMPERATIVE: Feats = Feats(1 << 2);
    pub const JUSSIVE: Feats = Feats(1 << 3);
    pub const PASSIVE: Feats = Feats(1 << 4);
    pub const FIRST: Feats = Feats(1 << 5);
    pub const SECOND: Feats = Feats(1 << 6);
    pub const THIRD: Feats = Feats(1 << 7);
    pub const SINGULAR: Feats = Feats(1 << 8);
    pub const DUAL: Feats = Feats(1 << 9);
    pub const PLURAL: Feats = Feats(1 << 10);
    pub const MASCULINE: Feats = Feats(1 << 11);
    pub const FEMININE: Feats = Feats(1 << 12);
    /// Only before an attached pronoun.
    pub const BOUND: Feats = Feats(1 << 13);
    /// Written with the alef of the indefinite accusative: never definite, never in iḍāfa.
    pub const INDEFINITE: Feats = Feats(1 << 14);
    /// First part of an iḍāfa (مقاتلو، غارتي).
    pub const CONSTRUCT: Feats = Feats(1 << 15);
    /// Nominative ending (ون، ان): a subject.
    pub const NOMINATIVE: Feats = Feats(1 << 16);
    /// Sound plural or dual with its nun: cannot be the first part of an iḍāfa.
    pub const CLOSED: Feats = Feats(1 << 17);

    pub const fn with(self, other: Feats) -> Feats {
        Feats(self.0 | other.0)
    }
    pub const fn has(self, other: Feats) -> bool {
        self.0 & other.0 == other.0
    }
    pub const fn any(self, other: Feats) -> bool {
        self.0 & other.0 != 0
    }
}

impl std::fmt::Display for Feats {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        const NAMES: [(Feats, &str); 18] = [
            (Feats::PAST, "past"),
            (Feats::PRESENT, "present"),
            (Feats::IMPERATIVE, "imperative"),
            (Feats::JUSSIVE, "jussive"),
            (Feats::PASSIVE, "passive"),
            (Feats::FIRST, "first person"),
            (Feats::SECOND, "second person"),
            (Feats::THIRD, "third person"),
            (Feats::SINGULAR, "singular"),
            (Feats::DUAL, "dual"),
            (Feats::PLURAL, "plural"),
            (Feats::MASCULINE, "masculine"),
            (Feats::FEMININE, "feminine"),
            (Feats::BOUND, "only before a pronoun"),
            (Feats::INDEFINITE, "indefinite"),
            (Feats::CONSTRUCT, "first part of an iḍāfa"),
            (Feats::NOMINATIVE, "nominative"),
            (Feats::CLOSED, "not in iḍāfa"),
        ];
        let names: Vec<&str> = NAMES.iter().filter(|(feat, _)| self.has(*feat)).map(|(_, n)| *n).collect();
        f.write_str(&names.join(", "))
    }
}

/// Receives each form.
pub trait Emit: FnMut(&[Letter], Feats) {}
impl<F: FnMut(&[Letter], Feats)> Emit for F {}

fn join(stem: &[Letter], suffix: &[Letter]) -> Vec<Letter> {
    [stem, suffix].concat()
}

/// Joins a stem and a consonant ending; two equal letters meet as one with shadda (شنن + نا → شننا).
fn merge(stem: &[Letter], suffix: &[Letter]) -> Vec<Letter> {
    let doubled = stem.last() == suffix.first();
    join(stem, &suffix[usize::from(doubled)..])
}

/// A verb as written in the lexicon: `past/present[/passive past/passive present]`.
#[derive(Debug)]
pub struct VerbSpec {
    past: Vec<Letter>,
    present: Vec<Letter>,
    passive: Option<(Vec<Letter>, Vec<Letter>)>,
    doubled: bool,
}

const SHADDA: char = '\u{0651}';

impl VerbSpec {
    /// Reads a specification; `None` when it is not of the form or the present does not begin with ي.
    pub fn parse(spec: &str) -> Option<VerbSpec> {
        let mut parts = spec.split('/').map(str::trim);
        let (past_text, present_text) = (parts.next()?, parts.next()?);
        let passive = match (parts.next(), parts.next()) {
            (Some(a), Some(b)) => Some((fold_str(a), fold_str(b))),
            (None, None) => None,
            _ => return None,
        };
        let (past, present) = (fold_str(past_text), fold_str(present_text));
        let pair =
            |past: &[Letter], present: &[Letter]| past.len() >= 2 && present.len() >= 2 && present[0] == YEH;
        let passive_valid = passive.as_ref().is_none_or(|(past, present)| pair(past, present));
        let valid = parts.next().is_none() && pair(&past, &present) && passive_valid;
        let letters_before_last = past.len();
        // رد، شن، دك: two letters are doubled without being marked so.
        let doubled = past_text.ends_with(SHADDA) || letters_before_last == 2;
        valid.then_some(VerbSpec { past, present, passive, doubled })
    }

    /// The dictionary form, folded.
    pub fn lemma(&self) -> &[Letter] {
        &self.past
    }

    /// Emits every form.
    pub fn forms(&self, emit: &mut impl Emit) {
        past_forms(&self.past, self.doubled, Feats(0), emit);
        present_forms(&self.present, self.doubled, Feats(0), emit);
        imperative_forms(&self.present, emit);
        if let Some((past, present)) = &self.passive {
            past_forms(past, self.doubled, Feats::PASSIVE, emit);
            present_forms(present, self.doubled, Feats::PASSIVE, emit);
        }
    }
}

fn is_defective(stem: &[Letter]) -> bool {
    stem.len() >= 3 && matches!(stem.last(), Some(&YEH | &ALEF))
}

fn is_hollow(past: &[Letter]) -> bool {
    past.len() >= 3 && past[past.len() - 2] == ALEF
}

fn past_forms(past: &[Letter], doubled: bool, voice: Feats, emit: &mut impl Emit) {
    use Feats as F;
    let p = voice.with(F::PAST);
    let third = p.with(F::THIRD);
    let (ms, fs) = (third.with(F::SINGULAR).with(F::MASCULINE), third.with(F::SINGULAR).with(F::FEMININE));
    let plural = third.with(F::PLURAL).with(F::MASCULINE);
    emit(past, ms);
    // The stem before vowel endings and the one before consonant endings.
    let last = past.len() - 1;
    // بدأ، قرأ fold to a final alef but are sound: their alef stays (بدأت). دعا، نجا lose theirs.
    let (vowel, consonant): (Vec<Letter>, Vec<Vec<Letter>>) = if is_defective(past) {
        let stem = past[..last].to_vec();
        emit(&join(&stem, &[ALEF]), ms.with(F::BOUND));
        let mut consonants = vec![join(&stem, &[YEH]), join(&stem, &[WAW])];
        if past[last] == ALEF {
            consonants.push(past.to_vec());
            emit(&join(past, &[TEH]), fs);
            emit(&join(past, &[WAW, ALEF]), plural);
        }
        (stem, consonants)
    } else if is_hollow(past) {
        (past.to_vec(), vec![join(&past[..last - 1], &past[last..])])
    } else if doubled {
        (past.to_vec(), vec![join(past, &past[last..])])
    } else {
        (past.to_vec(), vec![past.to_vec()])
    };
    emit(&join(&vowel, &[TEH]), fs);
    emit(&join(&vowel, &[WAW, ALEF]), plural);
    emit(&join(&vowel, &[WAW]), plural.with(F::BOUND));
    // بدأوا is also written بدؤوا، بدءوا: the alef becomes a waw.
    let dual_stem = if is_defective(past) { join(&vowel, &[YEH]) } else { vowel.clone() };
    emit(&join(&dual_stem, &[ALEF]), third.with(F::DUAL).with(F::MASCULINE));
    emit(&join(&vowel, &[TEH, ALEF]), third.with(F::DUAL).with(F::FEMININE));
    for stem in consonant {
        emit(&merge(&stem, &[NOON]), third.with(F::PLURAL).with(F::FEMININE));
        emit(&merge(&stem, &[TEH]), p.with(F::FIRST).with(F::SINGULAR));
        emit(&merge(&stem, &[NOON, ALEF]), p.with(F::FIRST).with(F::PLURAL));
        emit(&merge(&stem, &[TEH, MEEM]), p.with(F::SECOND).with(F::PLURAL));
        emit(&merge(&stem, &[TEH, MEEM, WAW]), p.with(F::SECOND).with(F::PLURAL).with(F::BOUND));
    }
}

fn present_forms(present: &[Letter], doubled: bool, voice: Feats, emit: &mut impl Emit) {
    use Feats as F;
    let stem = &present[1..];
    let p = voice.with(F::PRESENT);
    let third = p.with(F::THIRD);
    let defective = stem.len() >= 2 && matches!(stem.last(), Some(&YEH | &WAW | &ALEF));
    let hollow = stem.len() >= 3 && matches!(stem[stem.len() - 2], ALEF | WAW | YEH) && !defective;
    let singular = |prefix: Letter, feats: Feats, emit: &mut dyn FnMut(&[Letter], Feats)| {
        let full = join(&[prefix], stem);
        emit(&full, feats);
        if defective {
            emit(&full[..full.len() - 1], feats.with(F::JUSSIVE));
            emit(&join(&full[..full.len() - 1], &[ALEF]), feats.with(F::BOUND));
        } else if hollow {
            let n = full.len();
            emit(&join(&full[..n - 2], &full[n - 1..]), feats.with(F::JUSSIVE));
        } else if doubled {
            let n = full.len();
            emit(&join(&full, &full[n - 1..]), feats.with(F::JUSSIVE));
        }
    };
    let emit: &mut dyn FnMut(&[Letter], Feats) = emit;
    singular(YEH, third.with(F::SINGULAR).with(F::MASCULINE), emit);
    singular(TEH, third.with(F::SINGULAR).with(F::FEMININE), emit);
    singular(NOON, p.with(F::FIRST).with(F::PLURAL), emit);
    singular(ALEF, p.with(F::FIRST).with(F::SINGULAR), emit);
    // Before ون the final letter of a defective verb falls (ينفون، يدعون); before ان it is ي or و.
    let short = if defective { &stem[..stem.len() - 1] } else { stem };
    for (prefix, person) in [(YEH, third), (TEH, p.with(F::SECOND))] {
        let plural = person.with(F::PLURAL).with(F::MASCULINE);
        let base = join(&[prefix], short);
        emit(&join(&base, &[WAW, NOON]), plural);
        emit(&join(&base, &[WAW, ALEF]), plural.with(F::JUSSIVE));
        emit(&join(&base, &[WAW]), plural.with(F::JUSSIVE).with(F::BOUND));
        let gender = if prefix == YEH { F::MASCULINE } else { F::FEMININE };
        let dual = third.with(F::DUAL).with(gender);
        let full = join(&[prefix], stem);
        emit(&join(&full, &[ALEF, NOON]), dual);
        emit(&join(&full, &[ALEF]), dual.with(F::JUSSIVE));
    }
    emit(&join(&join(&[YEH], stem), &[NOON]), third.with(F::PLURAL).with(F::FEMININE));
}

/// Imperative plural, as in quoted calls (اقتلوا); the singular is left out: it looks like too many other words.
fn imperative_forms(present: &[Letter], emit: &mut impl Emit) {
    let stem = &present[1..];
    if stem.len() >= 3 {
        let plural = Feats::IMPERATIVE.with(Feats::SECOND).with(Feats::PLURAL);
        emit(&[&[ALEF][..], stem, &[WAW, ALEF]].concat(), plural);
    }
}

/// A noun as written in the lexicon: `singular/plural[/plural…]`, where the plurals `ون` and `ات` are regular.
#[derive(Debug)]
pub struct NounSpec {
    singular: Vec<Letter>,
    plurals: Vec<Plural>,
    /// Ends in ة, which folding writes as ه.
    ta: bool,
}

#[derive(Debug)]
enum Plural {
    SoundMasculine,
    SoundFeminine,
    Broken(Vec<Letter>, bool),
}

impl NounSpec {
    /// Reads a specification; `None` when the singular or a plural has less than two letters.
    pub fn parse(spec: &str) -> Option<NounSpec> {
        let mut parts = spec.split('/').map(str::trim);
        let text = parts.next()?;
        let singular = fold_str(text);
        let plurals: Vec<Plural> = parts
            .map(|p| match p {
                "ون" => Plural::SoundMasculine,
                "ات" => Plural::SoundFeminine,
                _ => Plural::Broken(fold_str(p), p.ends_with('ة')),
            })
            .collect();
        let short = |p: &Plural| matches!(p, Plural::Broken(form, _) if form.len() < 2);
        let valid = singular.len() >= 2 && !plurals.iter().any(short);
        valid.then_some(NounSpec { singular, plurals, ta: text.ends_with('ة') })
    }

    /// The dictionary form, folded.
    pub fn lemma(&self) -> &[Letter] {
        &self.singular
    }

    /// Emits every form of a noun.
    pub fn forms(&self, emit: &mut impl Emit) {
        let gender = if self.ta { Feats::FEMININE } else { Feats::MASCULINE };
        if self.plurals.is_empty() && self.singular.len() > 3 && self.singular.ends_with(&[ALEF, TEH]) {
            // قوات: a plural without a singular.
            emit(&self.singular, Feats::PLURAL.with(Feats::FEMININE));
            return;
        }
        base_forms(&self.singular, self.ta, Feats::SINGULAR.with(gender), emit);
        dual_forms(&self.singular, self.ta, gender, emit);
        for plural in &self.plurals {
            match plural {
                Plural::SoundMasculine => sound_masculine(&self.singular, emit),
                Plural::SoundFeminine => sound_feminine(&self.singular, self.ta, emit),
                Plural::Broken(form, ta) => base_forms(form, *ta, Feats::PLURAL, emit),
            }
        }
    }

    /// Emits the forms of a participle in the accusative of circumstance: مضيفاً، مضيفةً، مضيفين، مضيفات.
    pub fn circumstance_forms(&self, emit: &mut impl Emit) {
        use Feats as F;
        let stem = if self.ta { &self.singular[..self.singular.len() - 1] } else { &self.singular[..] };
        emit(&join(stem, &[ALEF]), F::SINGULAR.with(F::MASCULINE).with(F::INDEFINITE));
        emit(&join(stem, &[HEH]), F::SINGULAR.with(F::FEMININE));
        emit(&join(stem, &[YEH, NOON]), F::PLURAL.with(F::MASCULINE).with(F::CLOSED));
    }

    /// Emits every form of an adjective: the noun's, and the feminine with its dual and plural.
    pub fn adjective_forms(&self, emit: &mut impl Emit) {
        self.forms(emit);
        if self.ta {
            return;
        }
        let feminine = join(&self.singular, &[HEH]);
        base_forms(&feminine, true, Feats::SINGULAR.with(Feats::FEMININE), emit);
        dual_forms(&feminine, true, Feats::FEMININE, emit);
        sound_feminine(&feminine, true, emit);
    }
}

fn base_forms(form: &[Letter], ta: bool, feats: Feats, emit: &mut impl Emit) {
    emit(form, feats);
    let (&last, stem) = (form.last().expect("not empty"), &form[..form.len() - 1]);
    if ta {
        emit(&join(stem, &[TEH]), feats.with(Feats::BOUND));
        return;
    }
    match last {
        // أعضاء → أعضاؤه، أعضائه; هدوء → هدوءا.
        HAMZA => {
            emit(&join(stem, &[YEH]), feats.with(Feats::BOUND));
            emit(&join(stem, &[WAW]), feats.with(Feats::BOUND));
            if stem.last() != Some(&ALEF) {
                emit(&join(form, &[ALEF]), feats.with(Feats::INDEFINITE));
            }
        }
        YEH => {
            emit(&join(form, &[ALEF]), feats.with(Feats::INDEFINITE));
            // مستشفى → مستشفاه.
            emit(&join(stem, &[ALEF]), feats.with(Feats::BOUND));
        }
        ALEF => {}
        _ => emit(&join(form, &[ALEF]), feats.with(Feats::INDEFINITE)),
    }
}

fn dual_forms(singular: &[Letter], ta: bool, gender: Feats, emit: &mut impl Emit) {
    use Feats as F;
    let stem = if ta { join(&singular[..singular.len() - 1], &[TEH]) } else { singular.to_vec() };
    let dual = F::DUAL.with(gender);
    emit(&join(&stem, &[ALEF, NOON]), dual.with(F::NOMINATIVE).with(F::CLOSED));
    emit(&join(&stem, &[YEH, NOON]), dual.with(F::CLOSED));
    emit(&join(&stem, &[YEH]), dual.with(F::CONSTRUCT));
    if ta {
        emit(&join(&stem, &[ALEF]), dual.with(F::CONSTRUCT).with(F::NOMINATIVE));
    }
}

fn sound_masculine(singular: &[Letter], emit: &mut impl Emit) {
    use Feats as F;
    let plural = F::PLURAL.with(F::MASCULINE);
    emit(&join(singular, &[WAW, NOON]), plural.with(F::NOMINATIVE).with(F::CLOSED));
    emit(&join(singular, &[YEH, NOON]), plural.with(F::CLOSED));
    emit(&join(singular, &[WAW]), plural.with(F::CONSTRUCT).with(F::NOMINATIVE));
    emit(&join(singular, &[YEH]), plural.with(F::CONSTRUCT));
}

fn sound_feminine(singular: &[Letter], ta: bool, emit: &mut impl Emit) {
    let stem = if ta { &singular[..singular.len() - 1] } else { singular };
    let plural = Feats::PLURAL.with(Feats::FEMININE);
    emit(&join(stem, &[ALEF, TEH]), plural);
}

/// Splits attached particles off the front of a word: every way to read `و ف` + `ب ك ل س` + `ال`.
/// Calls `each` with the particles and the number of letters that they take, the whole word first.
#[inline]
pub fn proclitics(word: &[Letter], mut each: impl FnMut(Pro, usize)) {
    each(Pro(0), 0);
    let n = word.len();
    let after = |pro: Pro, at: usize, each: &mut dyn FnMut(Pro, usize)| {
        let rest = &word[at..];
        if rest.len() >= 4 && rest[0] == ALEF && rest[1] == LAM_ {
            each(pro.with(Pro::AL), at + 2);
        }
        match rest.first() {
            Some(&BEH) if rest.len() >= 3 => {
                each(pro.with(Pro::B), at + 1);
                if rest.len() >= 5 && rest[1] == ALEF && rest[2] == LAM_ {
                    each(pro.with(Pro::B).with(Pro::AL), at + 3);
                }
            }
            Some(&KAF_) if rest.len() >= 3 => {
                each(pro.with(Pro::K), at + 1);
                if rest.len() >= 5 && rest[1] == ALEF && rest[2] == LAM_ {
                    each(pro.with(Pro::K).with(Pro::AL), at + 3);
                }
            }
            Some(&LAM_) if rest.len() >= 3 => {
                if rest[1] == LAM_ && rest.len() >= 4 {
                    each(pro.with(Pro::L).with(Pro::AL), at + 2);
                }
                each(pro.with(Pro::L), at + 1);
            }
            Some(&SEEN) if rest.len() >= 4 && matches!(rest[1], YEH | TEH | NOON | ALEF) => {
                each(pro.with(Pro::S), at + 1);
            }
            _ => {}
        }
    };
    after(Pro(0), 0, &mut each);
    if n >= 3 && word[0] == WAW {
        each(Pro::W, 1);
        after(Pro::W, 1, &mut each);
    } else if n >= 3 && word[0] == FEH_ {
        each(Pro::F, 1);
        after(Pro::F, 1, &mut each);
    }
}

use crate::text::fold::{FEH as FEH_, KAF as KAF_, LAM as LAM_};

/// Attached particles, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pro(pub u8);

#[allow(missing_docs)]
impl Pro {
    pub const W: Pro = Pro(1);
    pub const F: Pro = Pro(1 << 1);
    pub const B: Pro = Pro(1 << 2);
    pub const K: Pro = Pro(1 << 3);
    pub const L: Pro = Pro(1 << 4);
    pub const S: Pro = Pro(1 << 5);
    pub const AL: Pro = Pro(1 << 6);

    pub const fn with(self, other: Pro) -> Pro {
        Pro(self.0 | other.0)
    }
    pub const fn has(self, other: Pro) -> bool {
        self.0 & other.0 == other.0
    }
    pub const fn any(self, other: Pro) -> bool {
        self.0 & other.0 != 0
    }
    /// A preposition letter.
    pub const fn prep(self) -> bool {
        self.0 & (Pro::B.0 | Pro::K.0 | Pro::L.0) != 0
    }
    /// A conjunction letter.
    pub const fn conj(self) -> bool {
        self.0 & (Pro::W.0 | Pro::F.0) != 0
    }
}

/// An attached pronoun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Enc {
    #[default]
    None,
    /// ه
    Him,
    /// ها
    Her,
    /// هما
    Both,
    /// هم
    Them,
    /// هن
    ThemF,
    /// ك، كم
    You,
    /// نا
    Us,
    /// ي، ني
    Me,
}

/// The pronouns with their letters, longest first.
pub const ENCLITICS: [(&[Letter], Enc); 10] = [
    (&[HEH, MEEM, ALEF], Enc::Both),
    (&[HEH, ALEF], Enc::Her),
    (&[HEH, MEEM], Enc::Them),
    (&[HEH, NOON], Enc::ThemF),
    (&[NOON, ALEF], Enc::Us),
    (&[KAF_, MEEM], Enc::You),
    (&[NOON, YEH], Enc::Me),
    (&[HEH], Enc::Him),
    (&[KAF_], Enc::You),
    (&[YEH], Enc::Me),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::unfold;

    fn verb(spec: &str) -> Vec<String> {
        let mut out = Vec::new();
        VerbSpec::parse(spec).unwrap().forms(&mut |f: &[Letter], _: Feats| out.push(unfold(f)));
        out
    }

    fn noun(spec: &str, adjective: bool) -> Vec<String> {
        let mut out = Vec::new();
        let spec = NounSpec::parse(spec).unwrap();
        let mut emit = |f: &[Letter], _: Feats| out.push(unfold(f));
        if adjective {
            spec.adjective_forms(&mut emit)
        } else {
            spec.forms(&mut emit)
        }
        out
    }

    #[test]
    fn verbs() {
        for (spec, expected) in [
            (
                "هاجم/يهاجم",
                "هاجم هاجمت هاجموا هاجمنا هاجما هاجمتا يهاجم تهاجم نهاجم يهاجمون يهاجموا تهاجمون يهاجمان",
            ),
            ("نفى/ينفي", "نفي نفت نفوا نفيت نفينا ينفي تنفي ينفون ينفوا ينف نفيا نفا"),
            ("دعا/يدعو", "دعا دعت دعوا دعوت دعونا يدعو يدعون يدع ندعو"),
            ("أشار/يشير", "اشار اشارت اشاروا اشرت اشرنا يشير يشر تشير"),
            ("شنّ/يشنّ", "شن شنت شنوا شننا يشن يشنون تشن"),
            ("أصاب/يصيب/أصيب/يصاب", "اصيب اصيبت اصيبوا يصاب يصب اصاب"),
            ("بدأ/يبدأ", "بدا بدات بداوا يبدا"),
            ("أصرّ/يصرّ", "اصر اصررنا يصر يصرر"),
        ] {
            let forms = verb(spec);
            for form in expected.split(' ') {
                assert!(forms.iter().any(|f| f == form), "{spec}: no {form} in {forms:?}");
            }
        }
    }

    #[test]
    fn nouns() {
        for (spec, adjective, expected) in [
            ("هجوم/هجمات", false, "هجوم هجوما هجومان هجومين هجومي هجمات"),
            ("غارة/ات", false, "غاره غارت غارتان غارتين غارتي غارتا غارات"),
            ("مقاتل/ون", false, "مقاتلون مقاتلين مقاتلو مقاتلي مقاتلا"),
            ("عضو/أعضاء", false, "اعضاء اعضاي اعضاو"),
            ("سوري/ون", true, "سوري سوريه سوريا سوريون سوريين سوريتان سوريات"),
            ("مستشفى/مستشفيات", false, "مستشفي مستشفا مستشفيات"),
        ] {
            let forms = noun(spec, adjective);
            for form in expected.split(' ') {
                assert!(forms.iter().any(|f| f == form), "{spec}: no {form} in {forms:?}");
            }
        }
    }

    #[test]
    fn bad_specifications() {
        assert!(VerbSpec::parse("قصف").is_none());
        assert!(VerbSpec::parse("قصف/قصف").is_none());
        for passive in ["قصف/يقصف/", "قصف/يقصف//", "قصف/يقصف/قصف/", "قصف/يقصف/قصف/قصف", "قصف/يقصف/قصف/ي"]
        {
            assert!(VerbSpec::parse(passive).is_none(), "{passive}");
        }
        for noun in ["", "قصف/", "قصف//ات", "قصف/ا", "قصف/َ"] {
            assert!(NounSpec::parse(noun).is_none(), "{noun}");
        }
    }
}
