//! Code that runs, code that may run, and text that is no code.
use super::*;

#[test]
fn tells_code_that_runs_from_code_that_may_not() {
    for code in [
        "go(1)",
        "!function(){go()}()",
        "(function($){ 'use strict'; go() })(jQuery)",
        "(() => { go() })()",
        "(function(){go()}).call(this)",
        "$(function(){ go() })",
        "jQuery(document).ready(function($) { go(); });",
        "document.addEventListener('DOMContentLoaded', function () { go() })",
        "window.onload = function () { go() }",
        "try { go() } catch (e) {}",
        "if (a) { b() }\ngo()",
        "if (a) b(); go()",
        "if (a)\n b()\ngo()",
        "a && b()\ngo()",
        "a&&b(),go()",
        "var x = a ? 1 : 2; go()",
        "var s = 'it\\'s // not' + \"/*\"; go()",
        "s.replace(/[/'\"]/g, ''); go()",
        "var half = a / b; go(); c / d",
        "function f(a) { return a }\ngo()",
        "// if (\ngo()",
        "<!-- old\ngo()",
        "setTimeout(function(){ go() }, 100)",
        "x = { a: 1 }; go()",
        "for (i = 0; i < 3; i++) { b() } go()",
    ] {
        assert_eq!(reach(code, &["go("]), Some(Reach::Runs), "{code}");
    }
    for code in [
        "n.top!==n&&go()",
        "a || go()",
        "a ? go() : b()",
        "if (a) go()",
        "if (a) { go() }",
        "if (a)\n  go()",
        "if (a) { b() } else { go() }",
        "else_(); if (a) b(); else go()",
        "function f() { go() }",
        "var f = function () { go() }",
        "x.on('click', function () { go() })",
        "x = () => go()",
        "x = () => { go() }",
        "x = { f() { go() } }",
        "class A { f() { go() } }",
        "!function(e,t){t(e)}(this,function(){ go() })",
        "(function(){ if (!a) return; go() })()",
        "try { a() } catch (e) { go() }",
        "a && (function () { go() })()",
        "switch (a) { case 1: go() }",
        "function f() { go(",
        "function f() { go() }\n(function () {})()",
        "for (;;) go()",
    ] {
        assert_eq!(reach(code, &["go("]), Some(Reach::MayRun), "{code}");
    }
    for code in ["// go()", "/* go() */", "'go()'", "`${a} go()`", "/go()/.test(a)", "logo()", "\"\\\"go()\""] {
        assert_eq!(reach(code, &["go("]), None, "{code}");
    }
    assert_eq!(reach(&"(".repeat(100_000), &["("]), Some(Reach::Runs));
}
