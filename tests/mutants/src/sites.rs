//! The places of a file that can be changed, and the changes of each: those of `cargo mutants`, as far as a switch at run
//! time can make them.

use std::collections::HashSet;
use std::ops::Range;

use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Pat, ReturnType, Type, UnOp};

use crate::edit::Edits;

/// A change, and where it is.
pub struct Mutant {
    pub line: usize,
    pub column: usize,
    pub function: String,
    pub change: String,
}

/// The text with its switches, and the mutants in order of their numbers, which begin at `next`.
pub fn switched(name: &str, text: &str, next: usize, excluded: &HashSet<String>) -> (String, Vec<Mutant>) {
    let file = syn::parse_file(text).expect("Rust");
    let mut sites = Sites {
        name,
        text,
        next,
        excluded,
        edits: Edits::default(),
        mutants: Vec::new(),
        functions: Vec::new(),
    };
    sites.visit_file(&file);
    (sites.edits.apply(text), sites.mutants)
}

struct Sites<'a> {
    name: &'a str,
    text: &'a str,
    next: usize,
    excluded: &'a HashSet<String>,
    edits: Edits,
    mutants: Vec<Mutant>,
    functions: Vec<String>,
}

fn range(x: &impl Spanned) -> Range<usize> {
    x.span().byte_range()
}

/// Is it a condition, or part of one, that binds names?
fn binds(e: &Expr) -> bool {
    match e {
        Expr::Let(_) => true,
        Expr::Binary(b) => binds(&b.left) || binds(&b.right),
        _ => false,
    }
}

/// What an operator is changed into.
fn others(op: &str) -> &'static [&'static str] {
    match op {
        "==" => &["!="],
        "!=" => &["=="],
        "<" => &["==", ">", "<="],
        ">" => &["==", "<", ">="],
        "<=" => &[">"],
        ">=" => &["<"],
        "&&" => &["||"],
        "||" => &["&&"],
        "+" => &["-", "*"],
        "-" => &["+", "/"],
        "*" => &["+", "/"],
        "/" => &["%", "*"],
        "%" => &["/", "+"],
        "&" => &["|", "^"],
        "|" => &["&", "^"],
        "^" => &["&", "|"],
        "<<" => &[">>"],
        ">>" => &["<<"],
        "+=" => &["-=", "*="],
        "-=" => &["+=", "/="],
        "*=" => &["+=", "/="],
        "|=" => &["&=", "^="],
        "&=" => &["|=", "^="],
        _ => &[],
    }
}

/// What a function can return in place of its value.
fn values(output: &ReturnType) -> &'static [&'static str] {
    let ReturnType::Type(_, t) = output else { return &["()"] };
    let Type::Path(path) = t.as_ref() else { return &[] };
    let last = path.path.segments.last().map(|s| s.ident.to_string()).unwrap_or_default();
    match last.as_str() {
        "bool" => &["true", "false"],
        "Option" | "Read" => &["None"],
        "u8" | "u16" | "u32" | "u64" | "usize" | "i8" | "i16" | "i32" | "i64" => &["0", "1"],
        "Vec" => &["Vec::new()"],
        _ => &[],
    }
}

impl Sites<'_> {
    /// The number of the first of these changes; none when one is excluded.
    fn add(&mut self, at: &impl Spanned, changes: &[String]) -> Option<usize> {
        let start = at.span().start();
        let (line, column) = (start.line, start.column + 1);
        let known = |c: &String| self.excluded.contains(&format!("{}:{line}:{column} {c}", self.name));
        if changes.is_empty() || changes.iter().any(known) {
            return None;
        }
        let first = self.next + self.mutants.len();
        let function = self.functions.join("::");
        self.mutants.extend(changes.iter().map(|change| Mutant {
            line,
            column,
            function: function.clone(),
            change: change.clone(),
        }));
        Some(first)
    }

    fn replaced(op: &str) -> Vec<String> {
        others(op).iter().map(|o| format!("replace {op} with {o}")).collect()
    }

    fn logical(&mut self, b: &syn::ExprBinary, op: &str) {
        if let Some(id) = self.add(&b.op, &Self::replaced(op)) {
            let (left, right) = (range(&b.left), range(&b.right));
            let test = if op == "&&" { "!=" } else { "==" };
            self.edits.open(left.start, "({ let __l: bool = ".into());
            let middle = format!("; if __l {test} crate::mutant::on({id}) {{ ");
            self.edits.between(left.end..right.start, &middle);
            self.edits.close(right.end, " } else { __l } })");
        }
        visit::visit_expr_binary(self, b);
    }

    /// Comparisons look at their operands, arithmetic takes them.
    fn operator(&mut self, b: &syn::ExprBinary, op: &str) {
        let look = if matches!(op, "==" | "!=" | "<" | ">" | "<=" | ">=") { "&" } else { "" };
        let list = others(op);
        if let Some(id) = self.add(&b.op, &Self::replaced(op)) {
            let (left, right) = (range(&b.left), range(&b.right));
            let arms: String =
                list.iter().enumerate().map(|(i, o)| format!("{} => __l {o} __r, ", i + 1)).collect();
            let pick = format!("crate::mutant::pick({id}, {})", list.len());
            self.edits.open(left.start, format!("(match ({look}("));
            self.edits.between(left.end..right.start, &format!("), {look}("));
            let end = format!(")) {{ (__l, __r) => match {pick} {{ {arms}_ => __l {op} __r }} }})");
            self.edits.close(right.end, &end);
        }
        visit::visit_expr_binary(self, b);
    }

    /// `a += b`, written once for each way; nothing inside is changed.
    fn assignment(&mut self, b: &syn::ExprBinary, op: &str) {
        let Some(id) = self.add(&b.op, &Self::replaced(op)) else { return };
        let (left, right, all) = (range(&b.left), range(&b.right), range(b));
        let (left, right) = (&self.text[left], &self.text[right]);
        let list = others(op);
        let arms: String =
            list.iter().enumerate().map(|(i, o)| format!("{} => {left} {o} {right}, ", i + 1)).collect();
        let pick = format!("crate::mutant::pick({id}, {})", list.len());
        let text = format!("(match {pick} {{ {arms}_ => {left} {op} {right} }})");
        self.edits.between(all, &text);
    }

    fn function(&mut self, attrs: &[syn::Attribute], sig: &syn::Signature, block: &syn::Block) {
        if sig.constness.is_some() || tests(attrs) {
            return;
        }
        self.functions.push(sig.ident.to_string());
        let values = if sig.ident == "reject" { &[] } else { values(&sig.output) };
        let changes: Vec<String> = values.iter().map(|v| format!("return {v}")).collect();
        if let Some(id) = self.add(&sig.ident, &changes) {
            let start = range(&block.brace_token.span.open()).end;
            let ways: String = values
                .iter()
                .enumerate()
                .map(|(i, v)| format!(" if crate::mutant::on({}) {{ return {v}; }}", id + i))
                .collect();
            self.edits.open(start, ways);
        }
        self.visit_block(block);
        self.functions.pop();
    }

    fn guard(&mut self, guard: &Expr) {
        if binds(guard) {
            return;
        }
        let changes = ["true", "false"].map(|v| format!("replace match guard with {v}"));
        let Some(id) = self.add(guard, &changes) else { return };
        let at = range(guard);
        self.edits.open(at.start, "({ let __g: bool = ".into());
        let end = format!("; match crate::mutant::pick({id}, 2) {{ 1 => true, 2 => false, _ => __g }} }})");
        self.edits.close(at.end, &end);
    }
}

fn tests(attrs: &[syn::Attribute]) -> bool {
    attrs.iter().any(|a| {
        a.path().is_ident("test")
            || a.path().is_ident("cfg")
                && matches!(&a.meta, syn::Meta::List(l) if l.tokens.to_string() == "test")
    })
}

impl<'ast> Visit<'ast> for Sites<'_> {
    // Constants, types and patterns are read by the compiler.
    fn visit_item_const(&mut self, _: &'ast syn::ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast syn::ItemStatic) {}
    fn visit_impl_item_const(&mut self, _: &'ast syn::ImplItemConst) {}
    fn visit_expr_const(&mut self, _: &'ast syn::ExprConst) {}
    fn visit_type(&mut self, _: &'ast Type) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_expr_repeat(&mut self, e: &'ast syn::ExprRepeat) {
        self.visit_expr(&e.expr);
    }

    fn visit_item_mod(&mut self, m: &'ast syn::ItemMod) {
        if !tests(&m.attrs) {
            visit::visit_item_mod(self, m);
        }
    }

    fn visit_item_impl(&mut self, i: &'ast syn::ItemImpl) {
        let fmt = i.trait_.as_ref().is_some_and(|(_, p, _)| p.segments.iter().any(|s| s.ident == "fmt"));
        if !fmt {
            visit::visit_item_impl(self, i);
        }
    }

    fn visit_item_fn(&mut self, f: &'ast syn::ItemFn) {
        self.function(&f.attrs, &f.sig, &f.block);
    }

    fn visit_impl_item_fn(&mut self, f: &'ast syn::ImplItemFn) {
        self.function(&f.attrs, &f.sig, &f.block);
    }

    fn visit_expr_binary(&mut self, b: &'ast syn::ExprBinary) {
        let op = self.text[range(&b.op)].to_owned();
        match b.op {
            BinOp::And(_) | BinOp::Or(_) if binds(&b.left) || binds(&b.right) => {
                visit::visit_expr_binary(self, b);
            }
            BinOp::And(_) | BinOp::Or(_) => self.logical(b, &op),
            _ if op.ends_with('=') && !matches!(op.as_str(), "==" | "!=" | "<=" | ">=") => {
                self.assignment(b, &op)
            }
            _ => self.operator(b, &op),
        }
    }

    fn visit_expr_unary(&mut self, u: &'ast syn::ExprUnary) {
        if let UnOp::Not(not) = u.op {
            if let Some(id) = self.add(&not, &["delete !".to_owned()]) {
                let (whole, inner) = (range(u), range(&u.expr));
                self.edits.open(whole.start, format!("(crate::mutant::on({id}) == ("));
                self.edits.between(whole.start..inner.start, "");
                self.edits.close(inner.end, "))");
            }
        }
        visit::visit_expr_unary(self, u);
    }

    fn visit_expr_match(&mut self, m: &'ast syn::ExprMatch) {
        self.visit_expr(&m.expr);
        let rest = |a: &syn::Arm| matches!(a.pat, Pat::Wild(_)) && a.guard.is_none();
        let has_rest = m.arms.iter().any(rest);
        for arm in &m.arms {
            if has_rest && !rest(arm) {
                if let Some(id) = self.add(&arm.pat, &["delete match arm".to_owned()]) {
                    match &arm.guard {
                        Some((_, g)) => {
                            let (start, end) = if binds(g) { ("", "") } else { ("(", ")") };
                            self.edits.open(range(g).start, format!("!crate::mutant::on({id}) && {start}"));
                            self.edits.close(range(g).end, end);
                        }
                        None => {
                            self.edits.close(range(&arm.pat).end, &format!(" if !crate::mutant::on({id})"))
                        }
                    }
                }
            }
            if let Some((_, g)) = &arm.guard {
                self.guard(g);
                self.visit_expr(g);
            }
            self.visit_expr(&arm.body);
        }
    }
}
