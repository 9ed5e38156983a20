/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/behaviour.h"

#include <string.h>

const struct behaviour behaviour_table[] = {
    {"lt2.2",
	"After a poor run fewer new statements come: half of them under 75% "
	"of the last 20 due answers, none under 65%.",
	"new", "ladder_brake_new", "t_ladder", VALUE_NEW},
    {"lt2.2",
	"When under 65% of the last 12 due answers succeed, recall comes with "
	"one level more help; what counts as a full answer stays.",
	"", "ladder_brake_help", "t_ladder", VALUE_HELP},
    {"lt2.3",
	"Each session says what it holds before its first question; the first "
	"three also say what 'secure' means.",
	"", "explains_secure", "t_stats", VALUE_NONE},
    {"lt2.4",
	"The figure shown is what you know, never how much you did: no "
	"points, no ranks, no days in a row.",
	"", "stats_count", "t_stats", VALUE_SECURE},
    {"lt2.6",
	"A session ends with the due question that is likeliest to succeed, "
	"asked with no more help than it would have anyway.",
	"", "plan_ends_better", "t_queue_order", VALUE_NONE},
    {"lt3.1",
	"Nothing within a session is called learned: secure takes a full "
	"answer without help, three weeks or more after the one before.",
	"", "fold_makes_secure", "t_fold", VALUE_NONE},
    {"lt3.2",
	"Reasons and cases wait until the statements they rest on are "
	"settled.",
	"", "gate_item", "t_gate", VALUE_CASES},
    {"lt3.2",
	"From the second week each week holds a case, and in the last three "
	"weeks before your date each day does.",
	"date", "cases_wanted", "t_cases", VALUE_NONE},
    {"lt3.4",
	"No question starts once your minutes are used; you may stop or go "
	"on.",
	"minutes", "session_time_is_up", "t_session", VALUE_NONE},
    {"lt3.4", "A day brings no more new statements than you set.", "new",
	"plan_new_allowed", "t_queue", VALUE_NONE},
    {"lt3.4",
	"A statement is shown with one blank for every fifteen words at most.",
	"", "cloze_choose", "t_cloze", VALUE_NONE},
    {"lt3.6",
	"A statement opens when all that it builds on is settled, or three "
	"weeks later in any event; once open it stays open.",
	"date", "gate_of", "t_gate", VALUE_GATES},
    {"lt3.7",
	"What is due is spread over the days, so that none takes more than "
	"your minutes; after a break you choose what waits.",
	"catch-up", "ahead_is_backlog", "t_ahead", VALUE_NONE},
    {"lt3.8",
	"You recall before you are shown, at a growing gap: a statement comes "
	"back when your chance of recall has fallen to the one you chose.",
	"remember", "fsrs_interval", "t_fsrs", VALUE_NONE},
    {"lt3.8",
	"What would show or ask the same statement falls on different days, "
	"and so do statements that are easily mixed up.",
	"", "near_items", "t_queue", VALUE_NONE},
    {"lt3.9",
	"A case is met as a worked example first; each time less of it is "
	"shown, until it stands alone.",
	"", "worked_leaves_out", "t_worked", VALUE_NONE},
    {"lt4.2",
	"Additions by subject or phase bring cases, replies and wordings, and "
	"say whose they are; the statements stay as they were.",
	"", "overlay_lend", "t_overlay", VALUE_NONE},
    {"lt4.3",
	"A word stronger than the statement's own 'likely' or 'can' gets a "
	"note and costs nothing.",
	"", "overclaim_find", "t_lure", VALUE_NONE},
    {"lt4.4",
	"Statements stand word for word; nobody's additions may change a "
	"deck that is locked.",
	"", "lint_overlay_changes", "t_lint", VALUE_NONE},
    {"lt4.5",
	"New statements come foundations first, in the order in which they "
	"build on each other.",
	"", "owners_depth", "t_queue", VALUE_NONE},
    {"lt4.6",
	"An answer that sounds like a common misconception is asked about, "
	"and contrasted with what the framework says.",
	"", "lure_find", "t_lure", VALUE_REPLIES},
    {"lt4.6",
	"A misconception that you held, or a miss that you were sure of, comes "
	"back tomorrow.",
	"", "fold_is_contrasted", "t_fold", VALUE_NONE},
    {"lt4.7",
	"A new statement is tried, then read, then recalled after three other "
	"questions.",
	"", "session_has_read", "t_session", VALUE_NONE},
    {"lt4.10",
	"A statement travels once you have used it in cases of two different "
	"settings.",
	"", "case_travels", "t_cases", VALUE_TRAVELS},
    {"lt4.10", "No case is repeated while there is one that you have not seen.",
	"", "case_waits", "t_cases", VALUE_NONE},
    {"lt5.2",
	"A new statement names what it builds on, and says whether that is "
	"settled.",
	"", "session_builds_settled", "t_session_modes", VALUE_NONE},
    {"lt5.4",
	"Help fades as memory grows: first letters, then blanks, then the "
	"question with its number of ideas, then the question alone.",
	"", "ladder_level", "t_ladder", VALUE_LEVELS},
    {"lt5.4",
	"Until a statement is secure no gap is longer than the one that would "
	"prove it.",
	"secure-gap", "fold_interval", "t_fold", VALUE_NONE},
    {"lt5.5",
	"At one question in three you say how sure you are; it never touches "
	"a rating.",
	"", "confidence_is_asked", "t_calibration", VALUE_NONE},
    {"lt5.5", "How often you were right when sure is told at the end.", "",
	"calibration_make", "t_calibration", VALUE_SURE},
    {"lt5.6",
	"After two misses running a statement is asked one idea at a time.", "",
	"session_breaks_down", "t_session_fix", VALUE_PARTS},
    {"lt5.8",
	"A missing idea is asked again in the same session, after three other "
	"questions, until it was recalled once.",
	"", "session_plan_fix", "t_session_fix", VALUE_OWED},
    {"lt5.8",
	"What was not asked again for want of time opens the next session.", "",
	"fold_owed", "t_fold_owed", VALUE_NONE},
    {"lt5.11",
	"Of what is due the most useful comes first: what you are likely to "
	"have forgotten, for the seconds that it takes.",
	"", "plan_value", "t_queue_order", VALUE_NONE},
    {"lt6.1",
	"Spelling is read more generously for whoever wants it; nobody is "
	"asked why.",
	"spelling", "spelling_distance", "t_spelling", VALUE_NONE},
    {"lt6.1",
	"Answers may be said aloud; it is offered after three very short ones.",
	"aloud", "aloud_is_offered", "t_aloud", VALUE_NONE},
    {"lt6.5",
	"The finishing line is the same for everyone: ideas and hints alone "
	"decide a rating.",
	"", "fold_suggest", "t_fold", VALUE_NONE},
    {"lt6.7",
	"Everything can be had as plain sentences, without colour or columns.",
	"plain", "plain_sentence", "t_term", VALUE_NONE},
    {"lt7.1",
	"Each answer keeps what it showed: marks by idea for every attempt, "
	"hints, level, misconception, confidence.",
	"", "review_write", "t_log", VALUE_NONE},
    {"lt7.2",
	"A copy of the sentence that was just shown is no attempt, and costs "
	"nothing.",
	"", "mark_answer", "t_mark", VALUE_NONE},
    {"lt7.4",
	"After a miss you say what was missing in your own words, before the "
	"next question; nothing of it is rated.",
	"", "session_out_now_you", "t_session_fix", VALUE_NONE},
    {"lt7.5",
	"Feedback says what was there, what is missing, why, and what comes "
	"next, in five lines at most; it is about the answer.",
	"", "session_feedback", "t_session_modes", VALUE_NONE},
    {"lt8.7",
	"Each question can say whose words it is: publisher, author, licence, "
	"and when it was checked.",
	"", "items_source", "t_deck_items", VALUE_NONE},
    {"lt8.8",
	"Your answers are one file on this computer that only you may read; "
	"nothing is sent.",
	"", "place_make", "t_store", VALUE_NONE},
    {"lt8.8",
	"What you share is a file of which you see every byte before it is "
	"written: no answer, no time of day, no name, no practice, no test.",
	"code", "share_take", "t_share", VALUE_NONE},
    {"lt8.9",
	"Sessions keep to the days and minutes that you gave; no message "
	"holds an absence against you.",
	"days-off", "days_off_has", "t_ahead", VALUE_DUE},
    {"lt8.10",
	"Additions of several people are asked together, each under its own "
	"name; where two say different things, that is told by id.",
	"", "overlay_clashes", "t_overlay", VALUE_NONE},
    {"lt9.4",
	"A statement that a cohort is to be taught again comes with its likely "
	"cause, by rule, and what to do next.",
	"", "cohort_cause_of", "t_cohort", VALUE_NONE},
    {"lt9.6",
	"Whoever adds to a locked deck is free in questions, cases, wordings, "
	"order and dates; its texts and ideas are kept.",
	"", "overlay_refused", "t_overlay", VALUE_NONE},
    {"lt9.8",
	"When a question goes wrong again and again, the question is doubted, "
	"not you.",
	"", "leech_is", "t_leech", VALUE_LEECHES},
    {"lt9.9",
	"Every rate comes with its number of answers and an 80% interval.", "",
	"stats_wilson", "t_stats", VALUE_SUCCESS},
    {"lt9.9", "Under five answers no rate is told.", "", "stats_tells",
	"t_stats", VALUE_NONE},
    {"lt9.9",
	"Of a cohort a statement is to be taught again only when its whole "
	"range is below three in four.",
	"", "cohort_verdict_of", "t_cohort", VALUE_NONE},
    {"lt9.10",
	"When a deck is corrected, what you know of it is kept; only what "
	"counts differently is asked again.",
	"", "content_judge", "t_content", VALUE_NONE},
    {"lt9.10", "What changed in a deck is told when the next session begins.",
	"", "news_read", "tests/cli/edits.t", VALUE_NONE},
    {"lt9.11",
	"A wording that you claimed, or a question that you reported, waits "
	"for "
	"your yes to be sent and for its author's to be taken.",
	"", "proposals_make", "t_proposal", VALUE_NONE},
    {"lt9.12",
	"Practice, tests and worked examples move no date: they are safe to "
	"try.",
	"", "session_counts", "t_session_modes", VALUE_NONE},
    {NULL, NULL, NULL, NULL, NULL, VALUE_NONE},
};

/* "2.2" of "lt2.2". */
static const char *
number(const char *statement)
{
	return statement + strcspn(statement, "0123456789");
}

/* A number means itself and not each that begins with it: 5.1 is not 5.10. */
static bool
is_number(const char *statement, const char *word)
{
	const char *n = number(statement);
	size_t len = strlen(word);

	return strncmp(n, word, len) == 0 &&
	    (n[len] == '\0' || (n[len] == '.' && strchr(word, '.') == NULL));
}

bool
behaviour_has(const struct behaviour *b, const char *word)
{
	size_t prefix = (size_t)(number(b->statement) - b->statement);

	if (*word == '\0')
		return true;
	if (strncasecmp(word, b->statement, prefix) != 0)
		prefix = 0;
	if (word[prefix] >= '0' && word[prefix] <= '9')
		return is_number(b->statement, word + prefix);
	return strcasestr(b->text, word) != NULL ||
	    strcasestr(b->setting, word) != NULL;
}
