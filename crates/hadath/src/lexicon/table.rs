//! The table of written forms: open addressing over an arena, one look-up a word and no allocation.

use crate::lexicon::paradigm::Feats;
use crate::text::fold::Letter;

/// A way to read a form: the lexeme and the features of the form.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// Index of the lexeme.
    pub lexeme: u32,
    /// Features.
    pub feats: Feats,
}

/// Collects forms.
#[derive(Default)]
pub struct TableBuilder {
    arena: Vec<Letter>,
    rows: Vec<(u64, u32, u32, Reading)>,
}

impl TableBuilder {
    /// Adds one form.
    pub fn add(&mut self, form: &[Letter], lexeme: u32, feats: Feats) {
        if form.is_empty() || form.len() > MAX_FORM {
            return;
        }
        let at = self.arena.len() as u32;
        self.arena.extend_from_slice(form);
        self.rows.push((hash(form), at, form.len() as u32, Reading { lexeme, feats }));
    }

    /// The finished table.
    pub fn build(mut self) -> FormTable {
        let arena = self.arena;
        let form = |at: u32, len: u32| &arena[at as usize..(at + len) as usize];
        self.rows.sort_by(|a, b| {
            (a.0, form(a.1, a.2), a.3.lexeme, a.3.feats.0).cmp(&(
                b.0,
                form(b.1, b.2),
                b.3.lexeme,
                b.3.feats.0,
            ))
        });
        let mut table = FormTable {
            arena: Vec::new(),
            forms: Vec::new(),
            slots: Vec::new(),
            mask: 0,
            readings: Vec::new(),
        };
        let mut last: Option<&[Letter]> = None;
        for (hash, at, len, reading) in &self.rows {
            let letters = form(*at, *len);
            if last != Some(letters) {
                let start = table.arena.len() as u32;
                table.arena.extend_from_slice(letters);
                let first = table.readings.len() as u32;
                table.forms.push(Form { hash: *hash, start, len: *len as u8, first, count: 0 });
                last = Some(letters);
            }
            let form = table.forms.last_mut().expect("pushed above");
            let duplicate = form.count > 0
                && table
                    .readings
                    .last()
                    .is_some_and(|r| r.lexeme == reading.lexeme && r.feats == reading.feats);
            if !duplicate && form.count < u8::MAX {
                form.count += 1;
                table.readings.push(*reading);
            }
        }
        table.index();
        table
    }
}

/// Longer forms do not occur; the length is kept in one byte.
const MAX_FORM: usize = 60;

struct Form {
    hash: u64,
    start: u32,
    len: u8,
    count: u8,
    first: u32,
}

/// Written forms with their readings.
pub struct FormTable {
    arena: Vec<Letter>,
    forms: Vec<Form>,
    slots: Vec<u32>,
    mask: usize,
    readings: Vec<Reading>,
}

impl FormTable {
    fn index(&mut self) {
        let size = (self.forms.len() * 2).next_power_of_two().max(16);
        self.slots = vec![u32::MAX; size];
        self.mask = size - 1;
        for (i, form) in self.forms.iter().enumerate() {
            let mut slot = form.hash as usize & self.mask;
            while self.slots[slot] != u32::MAX {
                slot = (slot + 1) & self.mask;
            }
            self.slots[slot] = i as u32;
        }
    }

    /// The readings of a form; empty when it is not there.
    #[inline]
    pub fn get(&self, form: &[Letter]) -> &[Reading] {
        let hash = hash(form);
        let mut slot = hash as usize & self.mask;
        loop {
            let index = self.slots[slot];
            if index == u32::MAX {
                return &[];
            }
            let f = &self.forms[index as usize];
            if f.hash == hash && &self.arena[f.start as usize..f.start as usize + f.len as usize] == form {
                return &self.readings[f.first as usize..f.first as usize + f.count as usize];
            }
            slot = (slot + 1) & self.mask;
        }
    }

    /// Has it no form?
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// How many different forms there are.
    pub fn len(&self) -> usize {
        self.forms.len()
    }
}

/// Multiply and rotate over eight bytes at a time.
#[inline]
fn hash(form: &[Letter]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut h = form.len() as u64;
    let mut chunks = form.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes(chunk.try_into().expect("eight bytes"));
        h = (h.rotate_left(5) ^ word).wrapping_mul(K);
    }
    let mut word = 0u64;
    for &b in chunks.remainder() {
        word = word << 8 | u64::from(b);
    }
    h = (h.rotate_left(5) ^ word).wrapping_mul(K);
    h ^ (h >> 29)
}
