//! The import graph of our own sources: which module names which item, and which files form a circle.
use std::collections::{BTreeMap, BTreeSet};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ItemMod, ItemUse, Macro, Path, Token, UseTree, Visibility};

/// A module or an item by its full path without `crate`: `["facts", "page", "links"]`.
pub(crate) type FullPath = Vec<String>;

/// Everything that a file names, tests left out.
struct Module {
    file: String,
    /// Paths in `use` declarations and in code.
    names: BTreeSet<FullPath>,
}

/// The modules of the library and what each names.
pub(crate) struct Imports {
    modules: BTreeMap<FullPath, Module>,
    /// Names that `use` declarations bring into a module, with the path that each stands for.
    aliases: BTreeMap<FullPath, FullPath>,
}

impl Imports {
    /// Reads the sources of the library, by their paths under the package: `src/facts/mod.rs`.
    pub(crate) fn read(sources: &BTreeMap<String, String>) -> Self {
        let files: BTreeMap<FullPath, &String> = sources.keys().map(|file| (module_path(file), file)).collect();
        let mut imports = Self { modules: BTreeMap::new(), aliases: BTreeMap::new() };
        for (module, file) in &files {
            let syntax = syn::parse_file(&sources[*file]).unwrap_or_else(|error| panic!("{file}: {error}"));
            let mut reader = Reader { modules: &files, module: module.clone(), found: Found::default() };
            reader.visit_file(&syntax);
            let Found { names, aliases } = reader.found;
            imports.modules.insert(module.clone(), Module { file: (*file).clone(), names });
            imports.aliases.extend(aliases);
        }
        imports
    }

    /// Every file under a folder with each full path that it names.
    pub(crate) fn names<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a FullPath)> {
        let modules = self.modules.values().filter(move |module| module.file.starts_with(folder));
        modules.flat_map(|module| module.names.iter().map(|name| (module.file.as_str(), name)))
    }

    /// The files under a folder, each with the files under it that it depends on. Names for which `ignored` returns
    /// true are left out.
    pub(crate) fn graph<'a>(
        &'a self,
        folder: &'a str,
        ignored: impl Fn(&[String]) -> bool,
    ) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
        let mut graph: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for (file, name) in self.names(folder).filter(|(_, name)| !ignored(name)) {
            let target = self.file_of(name).filter(|target| *target != file && target.starts_with(folder));
            graph.entry(file).or_default().extend(target);
        }
        graph
    }

    /// The file that defines an item; re-exports are followed.
    fn file_of(&self, name: &FullPath) -> Option<&str> {
        let mut name = name.clone();
        // No re-export leads through more than a few others.
        for _ in 0..8 {
            let module = (0..=name.len()).rev().find(|length| self.modules.contains_key(&name[..*length]))?;
            let item = name.get(..=module).and_then(|item| self.aliases.get(item));
            match item {
                Some(original) => name = original.iter().chain(&name[module + 1..]).cloned().collect(),
                None => return self.modules.get(&name[..module]).map(|module| module.file.as_str()),
            }
        }
        None
    }
}

/// The circles of a graph: groups of files of which each depends on each other one, directly or not.
pub(crate) fn circles<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>) -> BTreeSet<Vec<&'a str>> {
    let reachable: BTreeMap<&str, BTreeSet<&str>> = graph.keys().map(|file| (*file, reachable(graph, file))).collect();
    let reaches = |from: &str, to: &str| reachable.get(from).is_some_and(|files| files.contains(to));
    let in_circle = graph.keys().filter(|file| reaches(file, file));
    in_circle
        .map(|file| graph.keys().copied().filter(|other| reaches(file, other) && reaches(other, file)).collect())
        .collect()
}

/// The files that a file depends on, directly or not.
fn reachable<'a>(graph: &BTreeMap<&'a str, BTreeSet<&'a str>>, file: &str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&str> = vec![file];
    while let Some(file) = open.pop() {
        for target in graph.get(file).into_iter().flatten() {
            if found.insert(*target) {
                open.push(target);
            }
        }
    }
    found
}

/// `src/facts/page/mod.rs` is `facts::page`, `src/lib.rs` the root.
fn module_path(file: &str) -> FullPath {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs");
    path.split('/').filter(|part| !matches!(*part, "mod" | "lib")).map(str::to_owned).collect()
}

#[derive(Default)]
struct Found {
    names: BTreeSet<FullPath>,
    aliases: BTreeMap<FullPath, FullPath>,
}

/// Collects the names of one file.
struct Reader<'a> {
    modules: &'a BTreeMap<FullPath, &'a String>,
    /// The module that is being read, modules inside the file included.
    module: FullPath,
    found: Found,
}

impl Reader<'_> {
    /// The full path of a name; none for a local item, a crate or the standard library.
    fn resolve(&self, name: &[String]) -> Option<FullPath> {
        let mut full = self.module.clone();
        for (index, part) in name.iter().enumerate() {
            match part.as_str() {
                "crate" => full.clear(),
                "self" | "*" => {}
                "super" => drop(full.pop()),
                part => {
                    full.push(part.to_owned());
                    if index == 0 && !self.modules.contains_key(&full) {
                        return None;
                    }
                }
            }
        }
        Some(full)
    }

    /// Adds each path of a `use` tree. A re-export counts where its name is used.
    fn add_use(&mut self, tree: &UseTree, prefix: &mut Vec<String>, is_reexport: bool) {
        let (name, alias) = match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                self.add_use(&path.tree, prefix, is_reexport);
                prefix.pop();
                return;
            }
            UseTree::Group(group) => {
                group.items.iter().for_each(|tree| self.add_use(tree, prefix, is_reexport));
                return;
            }
            UseTree::Name(name) => (name.ident.to_string(), name.ident.to_string()),
            UseTree::Rename(rename) => (rename.ident.to_string(), rename.rename.to_string()),
            UseTree::Glob(_) => ("*".to_owned(), "*".to_owned()),
        };
        prefix.push(name);
        if let Some(full) = self.resolve(prefix) {
            let alias: FullPath = self.module.iter().cloned().chain([alias]).collect();
            if alias != full {
                self.found.aliases.insert(alias, full.clone());
            }
            if !is_reexport {
                self.found.names.insert(full);
            }
        }
        prefix.pop();
    }
}

fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<Path>().is_ok_and(|path| path.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test(&module.attrs) {
            self.module.push(module.ident.to_string());
            visit::visit_item_mod(self, module);
            self.module.pop();
        }
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        if !is_test(&item.attrs) {
            self.add_use(&item.tree, &mut Vec::new(), !matches!(item.vis, Visibility::Inherited));
        }
    }

    /// A visibility such as `pub(in crate::facts)` names a module without depending on it.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    /// Reads a path in code. One that begins with a child module does not count: a module may call its children, and
    /// what it imports from them it says in a `use`.
    fn visit_path(&mut self, path: &'ast Path) {
        let name: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        if name.first().is_some_and(|first| matches!(first.as_str(), "crate" | "self" | "super")) {
            self.found.names.extend(self.resolve(&name));
        }
        visit::visit_path(self, path);
    }

    /// Reads macros whose arguments are expressions, such as `format!`.
    fn visit_macro(&mut self, called: &'ast Macro) {
        if let Ok(arguments) = called.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated) {
            arguments.iter().for_each(|argument| self.visit_expr(argument));
        }
    }
}
