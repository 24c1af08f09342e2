//! Stage 1: the text becomes folded tokens, sentences and quotations.

pub mod fold;
pub mod packed;
pub mod sentence;
pub mod token;

pub use fold::{Letter, fold_str, unfold};
pub use sentence::{Quote, Sentence};
pub use token::{Punct, Token, TokenKind, Tokens};
