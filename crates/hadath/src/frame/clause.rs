//! Who stands where to a verb: subject and object by order, agreement and class.

use crate::lexicon::class::{Classes, Func, Marks, Prep};
use crate::lexicon::paradigm::{Enc, Feats};
use crate::mention::NONE;
use crate::model::EventKind;
use crate::phrase::{Analysis, Chunk, ChunkKind};
use crate::text::token::Punct;
use once_cell::sync::Lazy;

/// How many chunks away anything may stand: keeps the work linear.
pub const REACH: usize = 40;

/// Subject and object of a verb, as chunk indices.
#[derive(Clone, Copy, Debug, Default)]
pub struct VerbRoles {
    /// Subject.
    pub subject: Option<usize>,
    /// Object.
    pub object: Option<usize>,
    /// The noun phrase that a relative clause belongs to.
    pub antecedent: Option<usize>,
    /// The subject is taken over from the verb before (coordination).
    pub inherited: bool,
}

static WHEN: Lazy<[Vec<u8>; 4]> =
    Lazy::new(|| ["عندما", "حين", "حينما", "بعدما"].map(crate::text::fold::fold_str));

/// The chunks of a sentence.
#[derive(Clone, Copy)]
pub struct Clause<'a> {
    /// The text.
    pub a: &'a Analysis<'a>,
    /// The chunks.
    pub cs: &'a [Chunk],
}

impl Clause<'_> {
    fn head(&self, np: usize) -> &crate::mention::Word {
        &self.a.words[self.cs[np].head as usize]
    }

    /// أما زوجها فيؤكد: the verb with فـ goes on with the topic after أما.
    fn after_topic(&self, v: usize) -> bool {
        use crate::text::fold::fold_str;
        for k in (v.saturating_sub(10)..v).rev() {
            match self.cs[k].kind {
                ChunkKind::Opener => {
                    return self.a.tokens.letters(self.cs[k].start as usize).ends_with(&fold_str("أما"));
                }
                ChunkKind::Verb | ChunkKind::Punct(Punct::Stop) => return false,
                _ => {}
            }
        }
        false
    }

    /// Does the clause end before chunk `k`, seen from its left?
    pub fn boundary(&self, k: usize) -> bool {
        let c = &self.cs[k];
        match c.kind {
            ChunkKind::Subordinator
            | ChunkKind::Opener
            | ChunkKind::Attribution
            | ChunkKind::Verb
            | ChunkKind::Relative => true,
            ChunkKind::Punct(p) => match p {
                Punct::Stop | Punct::Semicolon | Punct::Colon => true,
                Punct::Comma => self.comma_ends(k),
                Punct::Dash => self.cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Verb),
                Punct::QuoteOpen | Punct::Quote => self.long_quote(k),
                _ => false,
            },
            ChunkKind::Noun => self.participle_statement(k),
            _ => false,
        }
    }

    /// مضيفاً، مؤكدة: a participle of speech begins a new clause.
    pub fn participle_statement(&self, k: usize) -> bool {
        let c = &self.cs[k];
        if !c.bare() || c.trigger != c.head || c.head != c.start {
            return false;
        }
        let w = &self.a.words[c.head as usize];
        w.adjective
            && !w.al()
            && w.enc == Enc::None
            && self
                .a
                .lexicon
                .lexeme(w.noun)
                .trigger
                .is_some_and(|t| self.a.lexicon.triggers[usize::from(t)].kind == EventKind::Statement)
    }

    /// A comma ends the clause when a verb, an opener or a new coordinated clause follows.
    fn comma_ends(&self, k: usize) -> bool {
        match self.cs.get(k + 1) {
            None => true,
            Some(n) => match n.kind {
                ChunkKind::Verb
                | ChunkKind::Opener
                | ChunkKind::Relative
                | ChunkKind::Subordinator
                | ChunkKind::Attribution => true,
                ChunkKind::Noun => self.participle_statement(k + 1),
                _ => false,
            },
        }
    }

    /// The quotation that opens at chunk `k` holds a clause, not a name.
    fn long_quote(&self, k: usize) -> bool {
        let token = self.cs[k].start;
        let at = self.a.quotes.partition_point(|q| q.open < token);
        let Some(quote) = self.a.quotes.get(at).filter(|q| q.open == token) else { return false };
        quote.close - quote.open > 8
            || self.cs[k + 1..]
                .iter()
                .take_while(|c| c.start < quote.close)
                .any(|c| matches!(c.kind, ChunkKind::Verb | ChunkKind::Subordinator))
    }

    /// Bare noun phrases to the right of chunk `v`, inside its clause, coordinated ones left out.
    pub fn right(&self, v: usize) -> ([usize; 2], usize) {
        let mut found = [0; 2];
        let mut n = 0;
        let mut k = v;
        while k + 1 < self.cs.len().min(v + REACH) {
            k += 1;
            if let Some(close) = self.cs[k].interpolation() {
                k = close;
                continue;
            }
            if n == 1 && self.describing(found[0], k) {
                k = self.after_description(k);
                continue;
            }
            if let Some(close) = self.dashed(k) {
                k = close;
                continue;
            }
            if self.boundary(k) {
                break;
            }
            if self.cs[k].bare() && !self.modifier(k) && !self.cs[k].coord && !(self.cs[k].conj && n > 0) {
                found[n] = k;
                n += 1;
                if n == 2 {
                    break;
                }
            } else if self.cs[k].kind == ChunkKind::Noun
                && self.cs[k].conj
                && !self.cs[k].coord
                && self.cs[k].prep != Prep::None
            {
                // وفي …: a new clause part
            }
        }
        (found, n)
    }

    /// Verb `k` tells what the indefinite thing before it is like (مقهى يرتاده موظفون، انتحاري يقود سيارة); the last
    /// chunk of what it says. `from` is the trigger's own chunk: what an event does is no description.
    pub fn description(&self, k: usize, from: usize) -> Option<usize> {
        let c = &self.cs[k];
        // كانت تعبر منطقة المغارة: to cross a place is no speech.
        let crosses = self
            .cs
            .get(k + 1)
            .is_some_and(|n| n.bare() && n.classes.any(Classes::PLACE.with(Classes::PLACE_HEAD)));
        if c.kind != ChunkKind::Verb || c.conj || k <= from + 1 || self.speech(k) && !crosses {
            return None;
        }
        let mut at = k - 1;
        while at > from + 1
            && self.cs[at].kind == ChunkKind::Noun
            && self.cs[at].prep == crate::lexicon::class::Prep::B
        {
            at -= 1;
        }
        let before = &self.cs[at];
        let thing = before.kind == ChunkKind::Noun
            && !before.definite
            && before.trigger == NONE
            && (before.end == c.start || at + 1 < k)
            && (!self.event_verb(k) || self.a.words[c.head as usize].enc != Enc::None);
        let tied = self.a.words[c.head as usize].enc != Enc::None
            || c.feats.has(Feats::PRESENT)
            || c.aux
            || c.marks.has(Marks::AUX);
        (thing && tied).then(|| self.after_description(k))
    }

    fn event_verb(&self, k: usize) -> bool {
        let w = &self.a.words[self.cs[k].head as usize];
        w.verb != NONE && self.a.lexicon.lexeme(w.verb).trigger.is_some()
    }

    /// ما قال الجيش إنه مركز قيادة، ما وصفه بمواقع، ما تبقى من المعسكر: the thing that the free relative at `k` names.
    pub fn free_relative(&self, k: usize) -> Option<usize> {
        use crate::lexicon::class::Prep;
        const REACH: usize = 7;
        let c = self.cs.get(k)?;
        let what = c.kind == ChunkKind::Opener && c.end == c.start + 1 && !c.conj;
        if !what || self.a.tokens.letters(c.start as usize) != crate::text::fold::fold_str("ما").as_slice()
        {
            return None;
        }
        let mut named = false;
        for n in k + 1..self.cs.len().min(k + REACH) {
            let c = &self.cs[n];
            match c.kind {
                ChunkKind::Subordinator => named = true,
                ChunkKind::Noun if named && c.bare() => return Some(n),
                ChunkKind::Noun
                    if matches!(c.prep, Prep::B | Prep::From) && c.trigger == NONE && n > k + 1 =>
                {
                    return Some(n);
                }
                ChunkKind::Noun | ChunkKind::Verb | ChunkKind::Adverb | ChunkKind::Time => {}
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
                _ => return None,
            }
        }
        None
    }

    /// A clause that describes the subject begins at `k`: مجهولان يستقلان دراجة, الغارات التي شنتها مسيّرة.
    fn describing(&self, np: usize, k: usize) -> bool {
        let c = &self.cs[k];
        match c.kind {
            ChunkKind::Relative => k == np + 1,
            // رجال مدججون بالسلاح يستقلون: also over a phrase with بـ or في.
            ChunkKind::Verb => {
                let near = self.cs[np + 1..k].iter().all(|c| {
                    c.kind == ChunkKind::Noun
                        && matches!(c.prep, crate::lexicon::class::Prep::B | crate::lexicon::class::Prep::In)
                });
                near && k <= np + 2 && !c.conj && !self.cs[np].definite
            }
            _ => false,
        }
    }

    /// غارة - تبنتها قوات … - مطاراً: the dash that closes the aside that opens at `k`.
    fn dashed(&self, k: usize) -> Option<usize> {
        const LONGEST: usize = 8;
        let dash = |j: &usize| self.cs[*j].is_punct(Punct::Dash);
        if !dash(&k) || !self.cs.get(k + 1).is_some_and(|n| n.kind == ChunkKind::Verb) {
            return None;
        }
        (k + 2..self.cs.len().min(k + LONGEST)).find(dash)
    }

    /// The last chunk of that clause: its verb and one bare noun phrase after it.
    fn after_description(&self, k: usize) -> usize {
        let verb = (k..self.cs.len().min(k + 4)).find(|&j| self.cs[j].kind == ChunkKind::Verb).unwrap_or(k);
        let mut last = verb;
        for j in verb + 1..self.cs.len().min(verb + 5) {
            match self.cs[j].kind {
                ChunkKind::Noun if self.cs[j].bare() => return j,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb => last = j,
                // تطلق على نفسها «سرايا …»
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) => {}
                _ => break,
            }
        }
        last
    }

    /// … في حلب التابعة للإدارة: a definite adjective that goes on with an earlier phrase.
    fn modifier(&self, k: usize) -> bool {
        let c = &self.cs[k];
        let w = self.head(k);
        k > 0
            && w.adjective
            && !w.nominal
            && w.al()
            && !c.conj
            && c.head == c.start
            && self.cs[k - 1].kind == ChunkKind::Noun
            && self.cs[k - 1].end == c.start
    }

    /// The bare noun phrase to the left of verb `v` that can be its subject.
    fn left(&self, v: usize) -> Option<usize> {
        let mut k = v;
        let mut commas = 0;
        while k > 0 && v - k < REACH {
            k -= 1;
            let c = &self.cs[k];
            if c.skip_from > 0 {
                k = c.skip_from as usize;
                continue;
            }
            match c.kind {
                ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside => {}
                ChunkKind::Noun if c.prep != Prep::None || self.modifier(k) => {}
                // … المعتصمين والإدارة تناشد: the phrase next to the verb begins a clause of its own.
                ChunkKind::Noun
                    if c.coord
                        && k + 1 == v
                        && !self.cs[v].conj
                        && (!self.cs[v].feats.any(Feats::PLURAL.with(Feats::DUAL))
                            || self.speech(v) && c.classes.any(Classes::HUMAN))
                        && self.has_verb_before(k) =>
                {
                    return Some(k);
                }
                ChunkKind::Noun if c.coord => {}
                // في غضون ذلك، نفى …: a lone «that» before a comma ends an adverbial.
                ChunkKind::Noun
                    if self.head(k).func == Func::Demonstrative
                        && c.end == c.start + 1
                        && self.cs.get(k + 1).is_some_and(|n| n.is_punct(Punct::Comma)) => {}
                // عصابات … هي من تطلق النار
                ChunkKind::Noun if self.head(k).func == Func::Pronoun => {}
                ChunkKind::Noun if self.opens_clause(k) => return Some(k),
                // زوجها عثمان يؤكد: a name beside the noun that it belongs to.
                ChunkKind::Noun
                    if k > 0
                        && self.cs[k - 1].bare()
                        && self.cs[k - 1].end == c.start
                        && (self.head(k).unknown() || c.classes.has(Classes::PERSON))
                        && self.opens_clause(k - 1) =>
                {
                    return Some(k - 1);
                }
                // الوفد الذي زار السد نجا: over the object of a relative clause.
                ChunkKind::Noun if !self.cs[v].conj && self.object_in_relative(k).is_some() => {
                    k = self.object_in_relative(k).unwrap_or(k);
                }
                // انتحاري يقود سيارة مفخخة فجّر نفسه: over the clause that describes the subject.
                ChunkKind::Noun if k >= 2 && !self.cs[v].conj && self.describes(k - 1) => k -= 1,
                ChunkKind::Noun => return None,
                ChunkKind::Punct(Punct::Comma | Punct::QuoteClose | Punct::Quote | Punct::QuoteOpen) => {
                    commas += 1;
                    if commas > 2 {
                        return None;
                    }
                }
                // ظلّت تحوم، عادت تقصف: two verbs in a row have one subject.
                ChunkKind::Verb if k + 1 == v && !self.cs[v].conj => {}
                // A relative clause between the subject and its verb: go on before it.
                ChunkKind::Verb if self.in_relative(k) => {}
                ChunkKind::Relative => {}
                _ => return None,
            }
        }
        None
    }

    /// The relative pronoun of the clause whose object is `np`.
    fn object_in_relative(&self, np: usize) -> Option<usize> {
        let v = (np.saturating_sub(3)..np).rev().find(|&k| self.cs[k].kind == ChunkKind::Verb)?;
        let plain =
            |k: usize| matches!(self.cs[k].kind, ChunkKind::Adverb | ChunkKind::Time | ChunkKind::Noun);
        if !(v + 1..np).all(plain) || !self.in_relative(v) {
            return None;
        }
        (v.saturating_sub(4)..v).rev().find(|&k| self.cs[k].kind == ChunkKind::Relative)
    }

    /// Verb `k` describes the indefinite noun phrase directly before it.
    fn describes(&self, k: usize) -> bool {
        self.cs[k].kind == ChunkKind::Verb
            && !self.cs[k].conj
            && self.cs[k - 1].bare()
            && !self.cs[k - 1].definite
    }

    fn has_verb_before(&self, k: usize) -> bool {
        (k.saturating_sub(6)..k).any(|j| self.cs[j].kind == ChunkKind::Verb || self.cs[j].trigger != NONE)
    }

    fn in_relative(&self, v: usize) -> bool {
        v > 0
            && (0..v)
                .rev()
                .take(4)
                .find(|&k| !matches!(self.cs[k].kind, ChunkKind::Adverb | ChunkKind::Time))
                .is_some_and(|k| self.cs[k].kind == ChunkKind::Relative)
    }

    /// Nothing but a clause mark, a fronted phrase or a time stands before it.
    fn opens_clause(&self, np: usize) -> bool {
        let mut k = np;
        while k > 0 {
            k -= 1;
            let c = &self.cs[k];
            match c.kind {
                // … و«الشباب» تتبنّى: the conjunction before the quotation mark joins a clause.
                ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote) if c.conj => return true,
                // «ميليشيا … هاجمتنا»: a quotation of a clause begins with its subject.
                ChunkKind::Punct(Punct::QuoteOpen) if k + 1 == np && self.long_quote(k) => return true,
                ChunkKind::Punct(Punct::QuoteClose | Punct::QuoteOpen | Punct::Quote) => {}
                ChunkKind::Subordinator | ChunkKind::Opener | ChunkKind::Punct(_) | ChunkKind::Aside => {
                    return true;
                }
                ChunkKind::Time | ChunkKind::Adverb => {}
                ChunkKind::Noun if c.prep != Prep::None => {}
                ChunkKind::Verb if c.marks.any(Marks::AUX.with(Marks::CONTINUE).with(Marks::BEGIN)) => {
                    return true;
                }
                // شوهدت مسيّرات تجوب
                ChunkKind::Verb if c.marks.has(Marks::OCCUR) && self.cs[np].classes.has(Classes::WEAPON) => {
                    return true;
                }
                _ => return self.cs[np].conj,
            }
        }
        true
    }

    pub(super) fn feminine(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let w = self.head(np);
        // المصادر قالت, but المسلحون، المسلحين قالوا.
        let plural_thing = c.feats.has(Feats::PLURAL) && !c.feats.any(Feats::NOMINATIVE.with(Feats::CLOSED));
        c.feats.has(Feats::FEMININE)
            || self.a.tokens.list[c.head as usize].ta
            || plural_thing
            || c.classes.any(Classes::PLACE)
            || c.classes.has(Classes::ACTOR)
            || w.unknown()
            || self.feminine_adjective(np)
            || c.classes.any(Classes::FORCE.with(Classes::WEAPON))
            // قوى الأمن: names of several words carry no gender, nor do persons, «الشباب» and أم محمد.
            || w.phrase_end > c.head + 1
            || c.classes.has(Classes::PERSON)
            || w.func == Func::Conjunction
            || self.quoted_name(np)
    }

    /// A phrase of one word in quotation marks of its own.
    fn quoted_name(&self, np: usize) -> bool {
        let mark = |k: Option<usize>| {
            k.and_then(|k| self.cs.get(k)).is_some_and(|c| {
                matches!(c.kind, ChunkKind::Punct(Punct::Quote | Punct::QuoteOpen | Punct::QuoteClose))
            })
        };
        self.cs[np].end == self.cs[np].start + 1 && mark(np.checked_sub(1)) && mark(Some(np + 1))
    }

    /// الدفاع السورية: the adjective tells the gender of what is left out (وزارة).
    fn feminine_adjective(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let next = c.head as usize + 1;
        next < c.end as usize && self.a.words[next].adjective && self.a.tokens.list[next].ta
    }

    pub(super) fn masculine(&self, np: usize) -> bool {
        let c = &self.cs[np];
        let feminine = c.feats.has(Feats::FEMININE) && !c.feats.has(Feats::PLURAL)
            || self.a.tokens.list[c.head as usize].ta;
        !feminine || c.classes.has(Classes::QUANTITY) || self.head(np).unknown()
    }

    /// Can `np` before verb `v` be its subject?
    fn agrees_before(&self, np: usize, v: usize) -> bool {
        let f = self.cs[v].feats;
        if f.has(Feats::PLURAL) && f.has(Feats::THIRD) {
            let c = &self.cs[np];
            let more = self.cs.get(np + 1).is_some_and(|n| n.coord);
            return c.feats.has(Feats::PLURAL)
                || more
                || c.count > 1
                || c.classes.any(
                    Classes::QUANTITY.with(Classes::CIVILIAN).with(Classes::FIGHTER).with(Classes::FORCE),
                )
                || self.head(np).unknown();
        }
        if f.any(Feats::FIRST.with(Feats::SECOND)) {
            return false;
        }
        if f.has(Feats::FEMININE) { self.feminine(np) } else { self.masculine(np) }
    }

    /// Can `np` after verb `v` be its subject?
    fn agrees_after(&self, np: usize, v: usize) -> bool {
        let f = self.cs[v].feats;
        if f.has(Feats::PLURAL) && f.has(Feats::THIRD) || f.any(Feats::FIRST.with(Feats::SECOND)) {
            return false;
        }
        if f.has(Feats::FEMININE) { self.feminine(np) } else { self.masculine(np) }
    }

    /// Subject and object of verb chunk `v`.
    pub fn roles(&self, v: usize) -> VerbRoles {
        let mut r = VerbRoles::default();
        let token = self.cs[v].head as usize;
        let enc = self.a.words[token].enc;
        let (right, n) = self.right(v);
        let right = &right[..n];
        if self.cs[v].feats.has(Feats::PASSIVE) {
            r.object = right.first().copied().or_else(|| self.left(v));
            r.antecedent = self.antecedent(v);
            if r.antecedent.is_some() {
                r.object = r.antecedent;
            }
            return r;
        }
        if let Some(a) = self.antecedent(v) {
            r.antecedent = Some(a);
            // الوقت الذي تصدّت فيه القوات: the pronoun of another word is the antecedent's, the subject follows.
            if self.resumed_elsewhere(a, v)
                && enc == Enc::None
                && let Some(&s) = right.first().filter(|&&s| self.agrees_after(s, v))
            {
                r.subject = Some(s);
                r.object = right.get(1).copied();
            } else if enc == Enc::None
                && self.speech(v)
                && !self.agrees_before(a, v)
                && right.first().is_some_and(|&s| self.agrees_after(s, v))
            {
                r.object = Some(a);
                r.subject = right.first().copied();
            } else if enc == Enc::None || !self.resumes(v, enc) || self.speech(v) && right.is_empty() {
                r.subject = Some(a);
                r.object = right.first().copied();
            } else {
                r.object = Some(a);
                r.subject = right.first().copied();
            }
            return r;
        }
        let before = if self.cs[v].conj && v > 0 && !self.after_topic(v) { None } else { self.left(v) };
        if let Some(l) = before.filter(|&l| self.agrees_before(l, v)) {
            r.subject = Some(l);
            r.object = right.first().copied();
            // البارة قُصفت: a place or a building alone before the verb was hit.
            let hit =
                self.cs[l].classes.any(Classes::PLACE.with(Classes::PLACE_HEAD).with(Classes::FACILITY));
            let alone = right.is_empty() && enc == Enc::None && hit && !self.cs[l].marks.has(Marks::CREWED);
            if alone && !self.cs[l].classes.has(Classes::NATION) && self.passive(v, l) {
                (r.subject, r.object) = (None, Some(l));
            }
            return r;
        }
        if self.pronoun_before(v) {
            r.object = right.first().copied();
            return r;
        }
        match *right {
            [] => {}
            // فاستهدف بالطيران منزلاً: what is written in the accusative is the object, however far.
            [a, ..] if self.accusative(a) => r.object = Some(a),
            // يقصفون بالهاون مقر الشرطة: no subject follows a plural verb.
            [a, ..] if self.cs[v].feats.has(Feats::PLURAL) && !self.agrees_after(a, v) => r.object = Some(a),
            [a, ..] if !self.near_subject(v, a) => {
                if self.cs[v].marks.is_none() {
                    r.object = None;
                }
            }
            [only] => {
                if !self.agrees_after(only, v) || (enc == Enc::None && self.passive(v, only)) {
                    r.object = Some(only);
                } else {
                    r.subject = Some(only);
                }
            }
            [a, b, ..] => {
                if self.agrees_after(a, v) {
                    r.subject = Some(a);
                    r.object = Some(b);
                } else {
                    r.object = Some(a);
                }
            }
        }
        let goes_on = self.cs[v].conj
            || self.in_time_clause(v)
            || v > 0 && (self.is_likewise(v - 1) || self.is_when(v - 1));
        if r.subject.is_none() && goes_on && !self.cs[v].feats.has(Feats::PASSIVE) {
            self.inherit(v, &mut r);
        }
        r
    }

    /// After the verb of a relative clause stands a preposition with the pronoun of what the clause is about.
    fn resumed_elsewhere(&self, antecedent: usize, v: usize) -> bool {
        let joined = super::pronoun::joined(self.a, self.cs, v + 1);
        joined.is_some() && !self.agrees_before(antecedent, v)
    }

    /// Written with the alef of the indefinite accusative.
    fn accusative(&self, np: usize) -> bool {
        self.cs[np].feats.has(Feats::INDEFINITE) && self.head(np).nominal
    }

    /// إنه هاجم، أنها قصفت: the pronoun is the subject.
    pub fn pronoun_before(&self, v: usize) -> bool {
        use crate::text::fold::{ALEF, HEH, MEEM, NOON};
        let Some(k) = v.checked_sub(1) else { return false };
        // أنه «هاجم …»
        let quote = matches!(self.cs[k].kind, ChunkKind::Punct(Punct::QuoteOpen | Punct::Quote));
        let k = if quote { k.saturating_sub(1) } else { k };
        if !matches!(self.cs[k].kind, ChunkKind::Subordinator | ChunkKind::Opener)
            || self.cs[v].feats.has(Feats::PASSIVE)
        {
            return false;
        }
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        letters.ends_with(&[NOON, HEH])
            || letters.ends_with(&[NOON, HEH, ALEF])
            || letters.ends_with(&[NOON, HEH, MEEM])
            || letters.ends_with(&[NOON, NOON, ALEF])
    }

    /// A subject after its verb stands close to it: only a time, an adverb, or a phrase with في، لـ، خلال between.
    fn near_subject(&self, v: usize, np: usize) -> bool {
        let between = &self.cs[v + 1..np];
        let far = between.iter().any(|c| {
            c.kind == ChunkKind::Noun
                && !matches!(
                    c.prep,
                    Prep::In | Prep::L | Prep::During | Prep::None | Prep::At | Prep::After | Prep::With
                )
        });
        !far || self.cs[np].classes.any(Classes::ARMED) && !self.cs[v].conj
    }

    /// The pronoun of the verb is the antecedent's: الذي شنّه, not الذي استهدفها.
    fn resumes(&self, v: usize, enc: Enc) -> bool {
        let relative = (v.saturating_sub(3)..v).rev().find(|&k| self.cs[k].kind == ChunkKind::Relative);
        let Some(k) = relative else { return true };
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        let feminine = letters.len() == 4 && letters[2] == crate::text::fold::TEH;
        let masculine = letters.len() == 4 && !feminine;
        !(feminine && enc == Enc::Him || masculine && matches!(enc, Enc::Her | Enc::Them))
    }

    /// One bare noun phrase after a transitive verb of force: a building or a civilian was hit, it did not hit.
    fn passive(&self, v: usize, np: usize) -> bool {
        let w = &self.a.words[self.cs[v].head as usize];
        if w.verb == NONE {
            return false;
        }
        let Some(t) = self.a.lexicon.lexeme(w.verb).trigger else { return false };
        let t = &self.a.lexicon.triggers[usize::from(t)];
        if t.kind == EventKind::Statement {
            return false;
        }
        use crate::lexicon::class::Slot;
        let c = &self.cs[np];
        if t.frame.object == Slot::Weapon && t.frame.subject == Slot::Agent {
            return c.classes.has(Classes::WEAPON) && !c.classes.any(Classes::HUMAN);
        }
        let agent = c.classes.any(Classes::ARMED.with(Classes::INSTITUTION).with(Classes::NATION))
            || c.weapons.any(crate::lexicon::class::Weapons::PLATFORMS);
        // استُهدف الجنود: whoever stands alone beside this verb was hit.
        let hit = self.cs[v].marks.has(Marks::HIT) && t.frame.object == Slot::Target && np > v;
        let troops =
            c.classes.any(Classes::FIGHTER.with(Classes::CIVILIAN)) && !c.classes.has(Classes::ACTOR);
        let agent = agent && !(hit && troops);
        t.frame.subject == Slot::Agent && !agent && t.frame.object != Slot::Weapon && !self.head(np).unknown()
    }

    /// The subject that verb `v` would have from the verb before.
    pub fn inherited(&self, v: usize) -> Option<usize> {
        let mut r = VerbRoles::default();
        self.inherit(v, &mut r);
        r.subject
    }

    /// A coordinated verb without a subject of its own takes the subject of the verb before it.
    fn inherit(&self, v: usize, r: &mut VerbRoles) {
        let mut tried = 0;
        for k in (v.saturating_sub(REACH)..v).rev() {
            match self.cs[k].kind {
                ChunkKind::Verb => {
                    // … التي طالت الكنائس واستهدفت المدارس: without a comma the relative clause goes on.
                    let goes_on = !self.cs[k..v].iter().any(|c| c.is_punct(Punct::Comma))
                        && self.cs[v].marks.has(Marks::HIT);
                    if self.in_relative(k) && !self.in_relative(v) && !goes_on {
                        continue;
                    }
                    // بهجوم نُسب إلى التنظيم واستهدف قرية: what the first clause is said of goes on.
                    if self.cs[k].feats.has(Feats::PASSIVE)
                        && let Some(event) = self.antecedent(k).filter(|&a| self.cs[a].trigger != NONE)
                        && self.agrees_before(event, v)
                    {
                        (r.subject, r.inherited) = (Some(event), true);
                        return;
                    }
                    let before = self.roles_before(k);
                    if let Some(s) =
                        before.filter(|&s| self.agrees_before(s, v)).or_else(|| self.other_side(k, v))
                    {
                        r.subject = Some(s);
                        r.inherited = true;
                        return;
                    }
                    tried += 1;
                    if tried == 3 || before.is_some() {
                        return;
                    }
                }
                // … كما منعت: the clause goes on with the same subject.
                ChunkKind::Opener if k + 1 == v && (self.is_likewise(k) || self.is_when(k)) => {}
                ChunkKind::Opener | ChunkKind::Punct(Punct::Stop | Punct::Colon) => return,
                _ => {}
            }
        }
    }

    /// عندما أطلقت النار: the clause of time has the subject of the main clause.
    fn is_when(&self, k: usize) -> bool {
        let letters = self.a.tokens.letters(self.cs[k].start as usize);
        WHEN.iter().any(|w| w.as_slice() == letters)
    }

    fn is_likewise(&self, k: usize) -> bool {
        self.a.tokens.letters(self.cs[k].start as usize) == crate::text::fold::fold_str("كما").as_slice()
    }

    /// هاجم مسلحون القوة فردّت: whoever was the object answers, when only the object agrees.
    fn other_side(&self, k: usize, v: usize) -> Option<usize> {
        let (right, n) = self.right(k);
        let object = (n > 0).then(|| right[n - 1])?;
        let armed = self.cs[object].classes.any(Classes::ARMED);
        (self.cs[v].marks.has(Marks::RESPOND) && armed && self.agrees_before(object, v)).then_some(object)
    }

    /// قبل أن تلقي قنبلة: the clause of time has the subject of the main clause.
    fn in_time_clause(&self, v: usize) -> bool {
        v >= 2
            && self.cs[v - 1].kind == ChunkKind::Subordinator
            && self.cs[v - 1].end == self.cs[v - 1].start + 1
            && matches!(
                self.cs[v - 2].prep,
                crate::lexicon::class::Prep::Before | crate::lexicon::class::Prep::After
            )
    }

    /// The subject of an earlier verb, without further inheritance.
    fn roles_before(&self, k: usize) -> Option<usize> {
        let (right, n) = self.right(k);
        if let Some(a) = self.antecedent(k) {
            return Some(a);
        }
        let before = if self.cs[k].conj && k > 0 { None } else { self.left(k) };
        if let Some(l) = before.filter(|&l| self.agrees_before(l, k)) {
            return Some(l);
        }
        (n > 0 && self.agrees_after(right[0], k) && !(n == 1 && self.passive(k, right[0])))
            .then_some(right[0])
    }

    /// The noun phrase that the clause of verb `v` is about: before الذي, or an indefinite one directly before a
    /// verb with a pronoun (هجوم شنّه) or in a phrase that cannot be a subject (في هجوم استهدف).
    fn antecedent(&self, v: usize) -> Option<usize> {
        let mut k = v.checked_sub(1)?;
        let mut steps = 0;
        while matches!(self.cs[k].kind, ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside) && steps < 4 {
            k = k.checked_sub(1)?;
            steps += 1;
        }
        if self.cs[k].kind == ChunkKind::Relative {
            return self.before_relative(k, v);
        }
        let verb = &self.cs[v];
        let told = self.speech(v) && self.a.words[verb.head as usize].enc == Enc::None;
        if verb.conj || told && !self.speaker_before(k, v) {
            return None;
        }
        // Skip the prepositional phrases that belong to the noun: هجوم بسيارة مفخخة استهدف
        let mut np = k;
        while self.cs[np].kind == ChunkKind::Noun
            && (self.cs[np].trigger == NONE
                && matches!(
                    self.cs[np].prep,
                    Prep::B | Prep::In | Prep::At | Prep::By | Prep::Means | Prep::L | Prep::From
                )
                || self.cs[np].coord)
            && k - np < 4
        {
            let Some(p) = np.checked_sub(1) else { break };
            if !matches!(self.cs[p].kind, ChunkKind::Noun | ChunkKind::Time | ChunkKind::Aside) {
                break;
            }
            np = p;
            while matches!(self.cs[np].kind, ChunkKind::Time | ChunkKind::Aside) && np > 0 {
                np -= 1;
            }
        }
        let event = |x: usize| {
            self.cs[x].kind == ChunkKind::Noun && self.cs[x].trigger != NONE && !self.cs[x].definite
        };
        let w = &self.a.words[verb.head as usize];
        // حصار تشارك فيه السلطة
        let resumed = w.enc != Enc::None || super::pronoun::joined(self.a, self.cs, v + 1).is_some();
        // تفجير حصل في منطقة … نفّذه طفل: what one carries out is an event, however far back.
        if verb.marks.has(Marks::LIGHT) && matches!(w.enc, Enc::Him | Enc::Her) {
            const BACK: usize = 8;
            let far = (v.saturating_sub(BACK)..v).rev().find(|&x| event(x));
            let done = |x: usize| {
                self.cs[x..v].iter().any(|c| c.marks.has(Marks::LIGHT) && c.kind == ChunkKind::Verb)
            };
            if far.is_some_and(|x| !done(x)) {
                return far;
            }
        }
        if let Some(far) = self.described_twice(v).filter(|&x| event(x)) {
            return Some(far);
        }
        let subject_here = self.cs[np].bare() && self.opens_clause(np);
        if event(np) && (resumed || !subject_here) {
            return Some(np);
        }
        // ثكنة في غاو هاجمها مسلحون: over the places of the thing.
        let far = np != k
            && w.enc != Enc::None
            && self.cs[np].kind == ChunkKind::Noun
            && self.cs[np].bare()
            && !self.cs[np].definite
            && self.cs[np].trigger == NONE;
        if far && super::pronoun::agrees(self, w.enc, np) {
            return Some(np);
        }
        let direct = &self.cs[k];
        let known = !self.a.words[direct.head as usize].unknown() && !self.speech(v);
        // اعتقلت عنصرين كانا يخططان: what is said of the object.
        let object = direct.bare()
            && direct.end == verb.start
            && verb.aux
            && self.has_verb_before(k)
            && self.agrees_before(k, v);
        let indefinite = direct.kind == ChunkKind::Noun
            && !direct.definite
            && (w.enc != Enc::None || direct.prep != Prep::None && (known || verb.aux) || object);
        (indefinite && !(direct.bare() && !direct.coord && self.opens_clause(k))).then_some(k)
    }

    /// هجوم نفّذه انتحاري بسيارة ملغومة استهدف مطعماً: over one clause that describes the noun to the noun itself.
    fn described_twice(&self, v: usize) -> Option<usize> {
        const BACK: usize = 7;
        let hits = self.cs[v].marks.any(Marks::HIT.with(Marks::CAUSE).with(Marks::OCCUR));
        let first = (v.saturating_sub(BACK)..v).rev().find(|&k| {
            !matches!(
                self.cs[k].kind,
                ChunkKind::Noun | ChunkKind::Time | ChunkKind::Adverb | ChunkKind::Aside
            )
        })?;
        let verb = &self.cs[first];
        let tied = matches!(self.a.words[verb.head as usize].enc, Enc::Him | Enc::Her);
        let np = first.checked_sub(1)?;
        (hits && verb.kind == ChunkKind::Verb && !verb.conj && tied && self.agrees_before(np, v))
            .then_some(np)
    }

    /// متظاهرون ينددون، معلومات تفيد: an indefinite speaker directly before an imperfect of speech.
    fn speaker_before(&self, np: usize, v: usize) -> bool {
        let c = &self.cs[np];
        c.kind == ChunkKind::Noun
            && np + 1 == v
            && !c.definite
            && self.cs[v].feats.has(Feats::PRESENT)
            && !self.cs[v].aux
            && c.classes.any(Classes::HUMAN.with(Classes::TEXT))
            && self.agrees_before(np, v)
    }

    /// A verb of speech: its subject is a speaker, not the noun of the phrase before.
    fn speech(&self, v: usize) -> bool {
        let w = &self.a.words[self.cs[v].head as usize];
        w.verb != NONE
            && self
                .a
                .lexicon
                .lexeme(w.verb)
                .trigger
                .is_some_and(|t| self.a.lexicon.triggers[usize::from(t)].kind == EventKind::Statement)
    }

    /// The head of a relative pronoun: the nearest noun phrase before it that agrees.
    fn before_relative(&self, rel: usize, v: usize) -> Option<usize> {
        let mut first = None;
        for k in (rel.saturating_sub(6)..rel).rev() {
            let c = &self.cs[k];
            match c.kind {
                // قواتنا هي التي شنّت الغارة
                ChunkKind::Noun if self.head(k).func == Func::Pronoun => {}
                ChunkKind::Noun => {
                    first = first.or(Some(k));
                    let human = c.classes.any(Classes::HUMAN);
                    if c.trigger != NONE && self.agrees_before(k, v) && !human {
                        return Some(k);
                    }
                    if c.bare() {
                        break;
                    }
                }
                ChunkKind::Time
                | ChunkKind::Aside
                | ChunkKind::Punct(Punct::Comma | Punct::QuoteClose | Punct::Quote | Punct::QuoteOpen) => {}
                _ => break,
            }
        }
        first
    }
}
