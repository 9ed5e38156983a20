/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one list of commands, in the order of the help. */
#include "cmd/cmd.h"

const struct cmd cmd_table[] = {
    {"setup", "", 0, 0, CMD_WRITES,
	"three questions: date, minutes, anything that helps",
	"Asks for the date of your assessment, for the minutes you want to "
	"give a day, and whether anything helps: generous spelling, answers "
	"said aloud, plain text, no clock. Each may be skipped with Enter and "
	"asked again any time.",
	NULL, cmd_setup},
    {"quiz", "[DECK]", 0, 1, CMD_WRITES, "the daily session",
	"Asks what is due, and a few new statements, within the minutes you "
	"set. DECK is a deck's short name or a path to its YAML file; without "
	"it all decks of this profile are asked. Every answer is saved before "
	"its marks are shown; stop any time.",
	opts_quiz, cmd_quiz},
    {"due", "[DECK]", 0, 1, CMD_READS | CMD_PAST,
	"what today holds, and the days ahead",
	"Lists what today's plan holds and how much comes due on the days "
	"ahead. Nothing is changed.",
	opts_due, cmd_due},
    {"find", "WORDS", 1, 64, CMD_READS | CMD_PAST,
	"search statements and practice",
	"Prints the statements, and the 'Learn how to' lines, that hold all "
	"of the words.",
	NULL, cmd_find_words},
    {"show", "ID|SECTION", 1, 1, CMD_READS | CMD_PAST,
	"one statement with its whole story, or a section",
	"Prints a statement (such as 5.4 or lt5.4) with its whole story: "
	"question, ideas, source, what comes next and why, and every answer "
	"you gave; or a whole section (such as s5) to read.",
	NULL, cmd_show},
    {"why", "[WORD]", 0, 1, CMD_READS | CMD_PAST,
	"the statement each behaviour rests on",
	"Lists what the program does because the framework says so: the "
	"statement it rests on, the setting that changes it, and where you "
	"stand with it now. With WORD, a statement's number or a part of a "
	"word, only those that have to do with it.",
	NULL, cmd_why},
    {"undo", "[N]", 0, 1, CMD_READS, "take the last answer back",
	"Takes back the last answer, or the last N, at most 20 at a time, with "
	"whatever was changed on it. The questions are asked again.",
	NULL, cmd_undo},
    {"pause", "ITEM", 1, 1, CMD_WRITES, "stop asking a statement",
	"The statement is not asked, and holds nothing else back, until it is "
	"resumed.",
	NULL, cmd_pause},
    {"resume", "ITEM", 1, 1, CMD_WRITES, "ask a paused statement again",
	"The statement is asked again when it is due. Its history was kept.",
	NULL, cmd_resume},
    {"stats", "[DECK]", 0, 1, CMD_READS | CMD_PAST,
	"what is known, with its uncertainty",
	"Shows how many statements are secure, settled and met, section by "
	"section; how often due ones were recalled, with an 80% interval, and "
	"the forecast beside it; what is hardest and a likely cause; and what "
	"the next 14 days hold. --by shows one grouping. Settled: stability of "
	"a week or more and recalled last time. Secure: recalled in full "
	"without help after three weeks or more.",
	opts_stats, cmd_stats},
    {"export reviews", "", 0, 0, CMD_READS | CMD_PAST,
	"your reviews, for other programs",
	"Prints one row a review. The first five columns are those that FSRS "
	"tools read. Reviews that do not count are left out unless --all is "
	"given.",
	opts_export_reviews, cmd_export_reviews},
    {"export items", "", 0, 0, CMD_READS | CMD_PAST,
	"every item and what is known of it",
	"Prints one row an item, of all decks of this profile: where it "
	"stands, when it is due, stability, difficulty and what is asked. The "
	"columns are in revisit-export(5).",
	opts_export_items, cmd_export_items},
    {"export stats", "[DECK]", 0, 1, CMD_READS | CMD_PAST,
	"the figures of 'stats', every grouping",
	"Prints one row a group: all, sections, kinds, statements, help given, "
	"weeks, forecasts and confidence, each with its number of answers. The "
	"columns are in revisit-export(5).",
	opts_export_stats, cmd_export_stats},
    {"share", "[DECK]", 0, 1, CMD_WRITES | CMD_NEEDS_STORE,
	"one file for a facilitator: what you choose to send",
	"Makes the file that a facilitator's 'revisit cohort' reads: how each "
	"statement stands with you and how often it was answered, under a code "
	"instead of your name. No answers, no times of day, no practice, no "
	"tests. It asks what the file is for and shows every byte of it before "
	"anything is written; nothing is sent by itself.",
	opts_share, cmd_share},
    {"cohort", "FILE|DIR", 1, 100000, CMD_READS,
	"share files of many as one picture: what to reteach",
	"Reads the files that learners made with 'share', in any number, or "
	"all of a folder, and shows which statements hold and which to teach "
	"again, with the likely cause and what to do next. A file twice "
	"counts once; the newest of one person wins.",
	opts_cohort, cmd_cohort},
    {"config", "[KEY [VALUE]]", 0, 2, CMD_READS, "settings",
	"Without a key lists all settings; with a key explains one; with a "
	"value changes it.",
	NULL, cmd_config},
    {"deck add", "FILE", 1, 1, CMD_WRITES, "copy a deck into this profile",
	"Checks the deck and copies it into the profile; with --link it is "
	"read from its file each time. Of a newer version it says first what "
	"changes for you, and asks; --yes replaces without asking. A deck with "
	"an error changes nothing.",
	opts_deck_add, cmd_deck_add},
    {"deck new", "[FILE]", 0, 1, CMD_READS, "make a deck",
	"At a terminal asks for the title, a short name and the first "
	"statements, and writes FILE. With --from makes a deck of a list: "
	"columns apart by commas, semicolons or tabs, Markdown headings and "
	"list items, plain lines, or questions and answers (Q: and A:, a "
	"question and what follows its question mark, term: definition). Says "
	"how it read the list, and which lines it left out. A file that is "
	"there is never overwritten.",
	opts_deck_new, cmd_deck_new},
    {"deck remove", "DECK", 1, 1, CMD_WRITES, "stop revising a deck",
	"The deck is no longer asked. Its history is kept, for when it is "
	"added again.",
	NULL, cmd_deck_remove},
    {"deck list", "", 0, 0, CMD_READS, "the decks of this profile",
	"Lists the decks that are asked, and where each comes from.", NULL,
	cmd_deck_list},
    {"deck import", "FILE|-", 1, 1, 0, "a framework's text or PDF to a deck",
	"Reads the sections, the numbered statements and the practice bullets "
	"of a framework from its text, or from its PDF by way of pdftotext, "
	"and prints them as a deck, or writes it with --output. Every word of "
	"the tables is in it; what could be read in two ways is named, with "
	"its lines, and marked in the deck.",
	opts_deck_import, cmd_deck_import},
    {"deck diff", "OLD NEW", 2, 2, CMD_READS,
	"what changed between two versions of a deck",
	"OLD and NEW are files, or names of decks. Says of each card whether "
	"it is kept, put in other words, asked again, rewritten, new, gone or "
	"renamed, as those who learn it will find it; changed words stand in "
	"brackets.",
	opts_deck_diff, cmd_deck_diff},
    {"deck lint", "FILE", 1, 1, 0, "check a deck file",
	"Prints every finding as FILE:LINE:COLUMN: CODE: what is wrong; what "
	"to write instead. The codes are in revisit-deck(5). Exit status 3 "
	"when there is an error.",
	opts_deck_lint, cmd_deck_lint},
    {"deck preview", "[DECK|FILE]", 0, 1, CMD_READS,
	"each card as a learner will see it",
	"Shows every card at each level of help, with the line of the file it "
	"comes from. At a terminal one after the other: Enter keeps a card, d "
	"writes a blank chosen by rule into the statement's skip, so that it "
	"is not used again, e opens the file in your editor (VISUAL or "
	"EDITOR), b goes back, q ends. Elsewhere all are printed and nothing "
	"is changed.",
	opts_deck_preview, cmd_deck_preview},
    {"deck todo", "[DECK|FILE]", 0, 1, CMD_READS,
	"the next statement without question or ideas",
	"At a terminal opens the next statement that lacks a question or ideas "
	"as a form in your editor (VISUAL or EDITOR), and writes what you fill "
	"in into the file; every other byte of it stays. A form that cannot "
	"be written is offered again. Elsewhere lists what is to do.",
	NULL, cmd_deck_todo},
    {"deck export", "[DECK|FILE]", 0, 1, CMD_READS,
	"a deck to read, to print or to pass on",
	"Prints the deck's own text (yaml), a handout with sources and licence "
	"(md, html), or a row a statement (csv), which 'deck new --from' "
	"reads.",
	opts_deck_export, cmd_deck_export},
    {"deck starter", "[DECK|FILE]", 0, 100000, CMD_READS,
	"a page of questions to print, with answers",
	"Makes HTML for A4: questions on one page, their answers on the next. "
	"Without --statements takes 3 (opener), 4 (pair) or 6 (grid), from the "
	"sections in turn; another --seed takes others.",
	opts_deck_starter, cmd_deck_starter},
    {"deck suggestions", "DECK|FILE SHAREFILE|DIR", 2, 100000, CMD_READS,
	"wordings and reports that learners sent",
	"Goes through the wordings and reports in learners' share files: a "
	"wording is accepted into the deck's file, or refused and not asked "
	"again. Without a terminal they are listed.",
	opts_deck_suggestions, cmd_deck_suggestions},
    {"mark", "ITEM [ANSWER]", 1, 2, CMD_READS,
	"how an answer would be marked, and why",
	"Marks an answer without saving anything: to try a card while writing "
	"it. Without ANSWER it is read from standard input.",
	opts_mark, cmd_mark},
    {"backup", "[FILE]", 0, 1, CMD_READS | CMD_NEEDS_STORE,
	"copy everything to a file",
	"Copies the store whole, while it is in use if need be. Without FILE "
	"the copy is named after the profile and the day, in this folder.",
	opts_backup, cmd_backup},
    {"doctor", "", 0, 0, CMD_READS | CMD_NEEDS_STORE, "is everything sound?",
	"Checks the file, and that every date agrees with the log. Exit "
	"status 3 when something was found. --rebuild makes the dates anew "
	"from the log.",
	opts_doctor, cmd_doctor},
    {"model replay", "", 0, 0, 0, "the memory model on any review log",
	"Reads a review log in the FSRS format and prints, a row a review, "
	"retrievability before it, stability, difficulty and interval after "
	"it.",
	opts_model_replay, cmd_model_replay},
    {"help", "[COMMAND]", 0, 2, 0, "this list, or more on a command",
	"Without a command lists them all.", NULL, cmd_help},
    {"version", "", 0, 0, 0, "version and licences",
	"Prints the version, the licence, and whose words the statements are.",
	NULL, cmd_version},
    {"completion", "bash|zsh|fish", 1, 1, 0, "completion for your shell",
	"Prints a script; for bash: source <(revisit completion bash)", NULL,
	cmd_completion},
    {"shell", "", 0, 0, CMD_HIDDEN, "the day, and a prompt for commands",
	"What 'revisit' alone does.", NULL, cmd_shell},
    {"__complete", "[WORD …]", 0, 64, CMD_HIDDEN, "candidates for completion",
	"For the completion scripts.", NULL, cmd_complete},
    {NULL, NULL, 0, 0, 0, NULL, NULL, NULL, NULL},
};
