//! An open bracket, and the kind of code inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A block that always runs, an object, or brackets.
    Block,
    /// A block after a condition.
    Branch,
    /// The body of a function that is an expression, and may be called at once.
    Function,
    /// The body of a function that the browser calls when the page loads.
    Handler,
    /// The body of a function declaration or a method.
    Declaration,
    Parenthesis,
}

impl Kind {
    pub(super) const fn is_function(self) -> bool {
        matches!(self, Self::Function | Self::Handler | Self::Declaration)
    }
}

/// An open bracket.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame<'a> {
    pub(super) kind: Kind,
    /// The word before an opening parenthesis.
    pub(super) head: &'a str,
    /// Number of hits when it opened.
    pub(super) hits: usize,
    /// An operator or an arrow before this part of the expression.
    pub(super) guard: bool,
    /// A condition before this statement.
    pub(super) condition: bool,
    /// A `return` or `throw` behind a condition came before.
    pub(super) left_early: bool,
    /// Kind of the function whose parameters are inside these parentheses.
    pub(super) function: Option<Kind>,
}

impl<'a> Frame<'a> {
    pub(super) const fn new(kind: Kind, head: &'a str, hits: usize) -> Self {
        Self { kind, head, hits, guard: false, condition: false, left_early: false, function: None }
    }

    pub(super) const fn is_guarded(&self) -> bool {
        self.guard || self.condition || self.left_early || matches!(self.kind, Kind::Branch)
    }
}
