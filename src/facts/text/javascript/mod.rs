//! Finding calls in JavaScript: those that run with the script, and those that a condition or a function keeps waiting.
//!
//! This is no parser. It skips comments, strings and regular expressions, and follows brackets, conditions and functions.
//! In doubt a call may not run.

mod frame;

use frame::{Frame, Kind};

/// Certainty that code runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// It is in a function that may never be called, or behind a condition.
    MayRun,
    /// It runs when the script runs, or when the page has loaded.
    Runs,
}

/// Most calls that are examined in one script.
const MAX_HITS: usize = 200;
/// Brackets deeper than this are not followed; calls inside may not run.
const MAX_DEPTH: usize = 500;
/// Functions that call the function they are given, sooner or later.
const RUNNERS: [&str; 6] = ["$", "jQuery", "ready", "setTimeout", "requestAnimationFrame", "requestIdleCallback"];
/// Keywords before parentheses whose block depends on a condition.
const CONDITIONS: [&str; 6] = ["if", "for", "while", "switch", "catch", "with"];
/// Keywords after which a slash begins a regular expression.
const BEFORE_VALUES: [&str; 6] = ["return", "typeof", "case", "in", "of", "void"];

/// Returns the positions of texts such as `document.write(` in the code of a script, outside comments, strings and
/// regular expressions, each with the certainty that it runs.
pub fn find_calls(code: &str, needles: &[&str]) -> Vec<(usize, Reach)> {
    if needles.iter().all(|needle| super::find(code, needle).is_none()) {
        return Vec::new();
    }
    let open = vec![Frame::new(Kind::Block, "", 0)];
    let mut scanner = Scanner {
        code,
        needles,
        open,
        at: 0,
        last: 0,
        word: "",
        depth_over: 0,
        function: None,
        head: "",
        hits: vec![],
    };
    scanner.run();
    scanner.hits
}

/// Returns the highest certainty with which one of these texts runs; `None` if the code contains none.
pub fn reach(code: &str, needles: &[&str]) -> Option<Reach> {
    find_calls(code, needles).into_iter().map(|(_, reach)| reach).max()
}

struct Scanner<'a, 'n> {
    code: &'a str,
    needles: &'n [&'n str],
    at: usize,
    /// The last byte that is neither space nor comment; 0 at the start, `a` for a word.
    last: u8,
    /// The last word, if it was the last thing.
    word: &'a str,
    open: Vec<Frame<'a>>,
    /// Brackets that were not followed.
    depth_over: usize,
    /// Kind of the function whose body has not begun.
    function: Option<Kind>,
    /// The word before the parentheses that closed last.
    head: &'a str,
    hits: Vec<(usize, Reach)>,
}

impl<'a> Scanner<'a, '_> {
    fn run(&mut self) {
        while let Some(byte) = self.byte(0) {
            let start = self.at;
            match byte {
                b'\n' | b'\r' => self.end_line(),
                b' ' | b'\t' => {}
                b'/' if self.byte(1) == Some(b'/') => self.skip_to("\n"),
                b'<' if self.rest().starts_with("<!--") => self.skip_to("\n"),
                b'/' if self.byte(1) == Some(b'*') => self.skip_to("*/"),
                b'/' if self.is_value_next() => self.skip_quoted(b'/'),
                b'"' | b'\'' | b'`' => self.skip_quoted(byte),
                _ => self.token(byte),
            }
            self.at = self.at.max(start + 1);
        }
        while let Some(frame) = self.open.pop() {
            self.end_frame(frame, false);
        }
    }

    fn byte(&self, after: usize) -> Option<u8> {
        self.code.as_bytes().get(self.at + after).copied()
    }

    fn rest(&self) -> &'a str {
        self.code.get(self.at..).unwrap_or_default()
    }

    fn skip_to(&mut self, end: &str) {
        // The line break stays, because it may end a statement.
        let length = super::find(self.rest(), end);
        let kept = if end == "\n" { 0 } else { end.len() };
        self.at = length.map_or(self.code.len(), |length| self.at + length + kept);
    }

    /// Skips a string, a template or a regular expression.
    fn skip_quoted(&mut self, quote: u8) {
        let (mut in_class, mut at) = (false, self.at + 1);
        while let Some(byte) = self.code.as_bytes().get(at) {
            match *byte {
                b'\\' => at += 1,
                b'[' if quote == b'/' => in_class = true,
                b']' => in_class = false,
                b'\n' if quote != b'`' => break,
                end if end == quote && !in_class => break,
                _ => {}
            }
            at += 1;
        }
        self.at = at + 1;
        (self.last, self.word) = (quote, "");
    }

    /// Returns true if a slash here begins a regular expression.
    fn is_value_next(&self) -> bool {
        match self.last {
            b'a' => BEFORE_VALUES.contains(&self.word),
            b')' | b']' | b'}' | b'"' | b'\'' | b'`' | b'/' => false,
            _ => true,
        }
    }

    fn token(&mut self, byte: u8) {
        self.hit();
        if is_word(byte) {
            let rest = self.rest();
            let end = rest.bytes().position(|byte| !is_word(byte)).unwrap_or(rest.len());
            let word = rest.get(..end).unwrap_or_default();
            self.read_word(word);
            self.at += end;
            (self.last, self.word) = (b'a', word);
            return;
        }
        match byte {
            b'(' | b'[' => {
                let function = self.function.take();
                self.push(Frame { function, ..self.frame(Kind::Parenthesis) });
            }
            b'{' => self.open_brace(),
            b')' | b']' | b'}' => self.close(byte),
            b';' => self.set_guards(false, false),
            b',' => self.set_guards(false, self.top().is_some_and(|frame| frame.condition)),
            b'&' | b'|' if self.byte(1) == Some(byte) => self.guard(),
            b'?' if self.byte(1) != Some(b'.') => self.guard(),
            b'>' if self.last == b'=' => {
                match self.rest().get(1..).is_some_and(|rest| rest.trim_start().starts_with('{')) {
                    true => self.function = Some(self.function_kind()),
                    false => self.guard(),
                }
            }
            _ => {}
        }
        (self.last, self.word) = (byte, "");
    }

    fn read_word(&mut self, word: &'a str) {
        if self.last == b'.' {
            return;
        }
        match word {
            "function" => self.function = Some(self.function_kind()),
            "if" | "else" | "for" | "while" => self.set_guards(false, true),
            "return" | "throw" => self.leave(),
            _ => {}
        }
    }

    /// Notes that the rest of the function may not run, if this `return` or `throw` depends on a condition.
    fn leave(&mut self) {
        let body = self.open.iter().rposition(|frame| frame.kind.is_function()).unwrap_or(0);
        let is_conditional = self.open.iter().skip(body).any(Frame::is_guarded);
        if let Some(frame) = self.open.get_mut(body) {
            frame.left_early |= is_conditional;
        }
    }

    /// Returns the kind of the function that begins here.
    fn function_kind(&self) -> Kind {
        let start = self.code.floor_char_boundary(self.at.saturating_sub(60));
        let near = self.code.get(start..self.at).unwrap_or_default();
        let is_onload = self.last == b'=' && near.trim_end_matches([' ', '=']).ends_with("onload");
        let call = self.top().filter(|frame| frame.kind == Kind::Parenthesis).map_or("", |frame| frame.head);
        let is_load_event = || ["\"load\"", "'load'", "DOMContentLoaded"].iter().any(|event| near.contains(event));
        if is_onload || RUNNERS.contains(&call) || call == "addEventListener" && is_load_event() {
            Kind::Handler
        } else if matches!(self.last, 0 | b';' | b'{' | b'}') {
            Kind::Declaration
        } else {
            Kind::Function
        }
    }

    fn frame(&self, kind: Kind) -> Frame<'a> {
        Frame::new(kind, self.word, self.hits.len())
    }

    fn top(&self) -> Option<&Frame<'a>> {
        self.open.last()
    }

    fn set_guards(&mut self, guard: bool, condition: bool) {
        if let Some(frame) = self.open.last_mut() {
            (frame.guard, frame.condition) = (guard, condition);
        }
    }

    fn guard(&mut self) {
        if let Some(frame) = self.open.last_mut() {
            frame.guard = true;
        }
    }

    fn push(&mut self, frame: Frame<'a>) {
        if self.open.len() < MAX_DEPTH { self.open.push(frame) } else { self.depth_over += 1 }
    }

    fn open_brace(&mut self) {
        let kind = match (self.function.take(), self.last) {
            (Some(function), _) => function,
            (None, b')') if CONDITIONS.contains(&self.head) => Kind::Branch,
            // A method: `name() {`.
            (None, b')') => Kind::Declaration,
            (None, b'a') if matches!(self.word, "else" | "catch") => Kind::Branch,
            _ => Kind::Block,
        };
        self.push(self.frame(kind));
    }

    fn close(&mut self, byte: u8) {
        if self.depth_over > 0 {
            self.depth_over -= 1;
            return;
        }
        // The frame of the script itself stays open.
        if self.open.len() < 2 {
            return;
        }
        let Some(frame) = self.open.pop() else { return };
        self.head = frame.head;
        self.function = frame.function;
        if byte == b'}' {
            let is_called = self.is_called_at_once();
            self.end_frame(frame, is_called);
            if matches!(frame.kind, Kind::Branch) {
                self.set_guards(false, false);
            }
        }
    }

    /// Returns true if the function that ends here is called at once: `}(`, `})(`, `}.call(`.
    fn is_called_at_once(&self) -> bool {
        let after = self.rest().get(1..).unwrap_or_default().trim_start();
        let calls = |rest: &str| ["(", ".call(", ".apply("].iter().any(|call| rest.starts_with(call));
        calls(after) || after.strip_prefix(')').is_some_and(|after| calls(after.trim_start()))
    }

    /// Calls in a function that may never be called may not run.
    fn end_frame(&mut self, frame: Frame<'_>, is_called: bool) {
        if frame.kind == Kind::Declaration || frame.kind == Kind::Function && !is_called {
            self.hits.iter_mut().skip(frame.hits).for_each(|hit| hit.1 = Reach::MayRun);
        }
    }

    /// A line break ends a statement unless the statement goes on.
    fn end_line(&mut self) {
        let is_head = self.last == b')' && CONDITIONS.contains(&self.head) || self.word == "else";
        let goes_on = is_head || b"&|?:=+-*/%<>,.([{!~^".contains(&self.last);
        let rest = self.rest().trim_start();
        self.at = self.code.len() - rest.len();
        let next = rest.bytes().next().unwrap_or_default();
        if !goes_on
            && !b".?:&|=+*/%<>),]}".contains(&next)
            && self.top().is_some_and(|top| top.kind != Kind::Parenthesis)
        {
            self.set_guards(false, false);
        }
    }

    fn hit(&mut self) {
        let bytes = self.code.as_bytes();
        let before = self.at.checked_sub(1).and_then(|before| bytes.get(before)).copied().unwrap_or_default();
        let rest = self.rest();
        let is_needle = |needle: &&str| {
            rest.starts_with(*needle) && !(needle.bytes().next().is_some_and(is_word) && is_word(before))
        };
        if self.hits.len() < MAX_HITS && self.needles.iter().any(is_needle) {
            let is_sure = self.depth_over == 0 && !self.open.iter().any(Frame::is_guarded);
            self.hits.push((self.at, if is_sure { Reach::Runs } else { Reach::MayRun }));
        }
    }
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || byte >= 0x80
}

#[cfg(test)]
mod tests;
