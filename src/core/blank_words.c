/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/blank_words.h"

#include <string.h>

#include "core/scan.h"

/*
 * blank_words: see the header. Lists in the order of the alphabet, so that a
 * word is found by eye.
 */

#define LISTED(list, w) listed(list, sizeof(list) / sizeof(list)[0], w)

static bool
listed(const char *const *list, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++) {
		if (list[i][0] == word[0] && strcmp(list[i], word) == 0)
			return true;
	}
	return false;
}

/* Nouns that any text might have: a poor thing to be asked for by themselves,
 * but they may end a phrase. */
bool
blank_pale(const char *word)
{
	static const char *const list[] = {"ability", "access", "addition",
	    "aim", "aims", "amount", "amounts", "approach", "approaches",
	    "area", "areas", "aspect", "aspects", "attention", "basis",
	    "benefit", "benefits", "case", "cases", "cause", "causes", "chance",
	    "change", "changes", "child", "children", "circumstances", "class",
	    "colleagues", "combination", "concern", "concerns", "content",
	    "context", "contexts", "day", "days", "deal", "decision",
	    "decisions", "degree", "development", "difference", "differences",
	    "direction", "effect", "effects", "effort", "efforts", "element",
	    "elements", "event", "events", "example", "examples", "experience",
	    "experiences", "extent", "fact", "factor", "factors", "feature",
	    "features", "focus", "form", "forms", "foundation", "future",
	    "group", "groups", "half", "idea", "ideas", "impact", "impacts",
	    "importance", "improvement", "improvements", "individual",
	    "individuals", "influence", "influences", "information", "instance",
	    "issue", "issues", "item", "items", "kind", "knowledge", "learner",
	    "learners", "learning", "lesson", "lessons", "level", "levels",
	    "life", "list", "material", "materials", "measure", "measures",
	    "member", "members", "method", "methods", "model", "models",
	    "number", "numbers", "object", "opportunities", "opportunity",
	    "option", "options", "order", "outcome", "outcomes", "parents",
	    "period", "periods", "place", "plan", "plans", "practice",
	    "practices", "principle", "principles", "problem", "problems",
	    "process", "processes", "programme", "programmes", "progress",
	    "provision", "pupil", "pupils", "purpose", "purposes", "question",
	    "questions", "range", "reason", "reasons", "resource", "resources",
	    "result", "results", "role", "roles", "school", "schools",
	    "section", "series", "setting", "side", "skill", "skills",
	    "sources", "staff", "start", "state", "student", "students",
	    "study", "subject", "subjects", "success", "support", "system",
	    "systems", "task", "tasks", "teacher", "teachers", "teaching",
	    "term", "terms", "thinking", "times", "tool", "tools", "topic",
	    "type", "types", "understanding", "use", "value", "variety", "view",
	    "week", "weeks", "year", "years"};

	return LISTED(list, word);
}

bool
blank_empty(const char *word)
{
	static const char *const list[] = {"about", "achieve", "achieved",
	    "achieves", "achieving", "act", "acting", "additional", "adhere",
	    "affect", "affected", "affects", "allow", "allowed", "allows",
	    "almost", "already", "appear", "appears", "applied", "apply",
	    "appropriate", "ask", "asked", "asks", "available", "avoid",
	    "aware", "based", "begin", "beginning", "begins", "being",
	    "beneficial", "beyond", "break", "broad", "build", "building",
	    "call", "called", "central", "changed", "changing", "check",
	    "checked", "checks", "choose", "chosen", "clear", "clearly",
	    "close", "closed", "closely", "combine", "committed", "committing",
	    "common", "complete", "comprise", "comprises", "comprising",
	    "concerning", "consider", "considered", "considering", "considers",
	    "contain", "contains", "contribute", "contributes", "core",
	    "create", "created", "creates", "creating", "current", "currently",
	    "decide", "depend", "depending", "depends", "derived", "design",
	    "designed", "desired", "develop", "developed", "developing",
	    "differ", "different", "done", "effective", "effectively", "enable",
	    "enabled", "enables", "enabling", "encompass", "encompasses",
	    "encompassing", "engage", "ensuring", "entire", "especially",
	    "essential", "exist", "existing", "exists", "expect", "expected",
	    "explain", "explore", "extended", "facilitate", "facilitates",
	    "feel", "feeling", "feels", "felt", "fit", "fits", "follow",
	    "followed", "following", "follows", "full", "fully",
	    "fundamentally", "further", "general", "greater", "grow", "growing",
	    "grows", "having", "held", "high", "higher", "hold", "holding",
	    "holds", "ideally", "identified", "identify", "identifying",
	    "impacted", "impacting", "implement", "implemented", "implementing",
	    "improve", "improved", "improves", "improving", "include",
	    "included", "includes", "including", "increase", "increased",
	    "increases", "increasing", "increasingly", "influenced",
	    "influencing", "inform", "informed", "integral", "intend",
	    "intended", "introduce", "introduced", "introduces", "introducing",
	    "just", "key", "known", "knows", "large", "largely", "larger",
	    "lead", "leading", "leads", "learn", "learned", "learns", "learnt",
	    "like", "long", "longer", "low", "lower", "main", "mainly",
	    "maintain", "maintained", "maintaining", "major", "make", "manage",
	    "manages", "move", "moved", "moves", "moving", "necessary",
	    "obtain", "occur", "occurs", "offer", "offered", "offers",
	    "overall", "particular", "perform", "play", "played", "playing",
	    "plays", "positively", "possible", "potential", "present",
	    "previous", "previously", "primarily", "produce", "produced",
	    "produces", "promote", "promotes", "provide", "provided",
	    "provides", "providing", "raise", "raised", "raises", "raising",
	    "reach", "real", "really", "receive", "received", "receives",
	    "receiving", "reduce", "reduces", "refer", "related", "relating",
	    "relevant", "remain", "remains", "require", "required", "requires",
	    "requiring", "respond", "seek", "seeking", "seeks", "seem", "seen",
	    "separate", "serve", "serves", "short", "significant",
	    "significantly", "similar", "simple", "simply", "single", "small",
	    "smaller", "specific", "specifically", "specified", "specify",
	    "starting", "starts", "stay", "still", "strong", "studied",
	    "subsequently", "succeed", "successful", "successfully", "suitable",
	    "supported", "supporting", "supports", "taken", "taught", "teach",
	    "teaches", "tend", "thoroughly", "thought", "together", "total",
	    "turn", "turns", "understand", "understood", "undertake",
	    "undertaken", "undertakes", "undertaking", "unique", "usual",
	    "valuable", "varied", "various", "vary", "vital", "wide", "widely",
	    "worked", "working", "yet"};

	return !blank_pale(word) &&
	    (scan_spread(word) != 0 || LISTED(list, word));
}

bool
blank_number(const char *word)
{
	static const char *const list[] = {"one", "two", "three", "four",
	    "five", "six", "seven", "eight", "nine", "ten", "several", "second",
	    "third", "once", "twice", "both", "half", "another"};

	return (word[0] >= '0' && word[0] <= '9') || LISTED(list, word);
}

bool
blank_between(const char *word)
{
	static const char *const list[] = {"across", "after", "against",
	    "along", "alongside", "among", "amongst", "before", "behind",
	    "beside", "between", "beyond", "despite", "else", "except", "since",
	    "throughout", "toward", "towards", "under", "unless", "until",
	    "within", "without"};

	return LISTED(list, word);
}

bool
blank_person(const char *word)
{
	static const char *const list[] = {"child", "children", "colleague",
	    "colleagues", "learner", "learners", "parents", "people", "pupil",
	    "pupils", "staff", "student", "students", "teacher", "teachers"};

	return LISTED(list, word);
}
