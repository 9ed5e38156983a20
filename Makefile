# SPDX-License-Identifier: GPL-3.0-or-later
#
#   make quiz      install what is missing, build, start today's session
#   make check     the same, up to running every test
#   make help      the other targets
#
# GNU make 3.81 or newer (on the BSDs: gmake). Everything that is made lands
# in $(BUILD); other flavours get folders of their own beside it.
# CC CPPFLAGS CFLAGS LDFLAGS LDLIBS PREFIX DESTDIR are yours and never
# overwritten; lasting choices can be kept in config.mk.

VERSION = 0.1.0

-include config.mk

BUILD ?= build
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share/revisit
MANDIR ?= $(PREFIX)/share/man
DOCDIR ?= $(PREFIX)/share/doc/revisit
BASHDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
FISHDIR ?= $(PREFIX)/share/fish/vendor_completions.d

CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config
INSTALL ?= install
PROVE ?= prove
CLANG ?= clang
CLANG_FORMAT ?= clang-format
CLANG_TIDY ?= clang-tidy
DECK ?= decks/npqlt.yaml
# what `make deps ROLES=ci` brings from npm, for tests of pages
NPM_TOOLS ?= build-npm

Q = $(if $(V),,@)
QUIET := $(findstring s,$(filter-out --%,$(firstword -$(MAKEFLAGS))))
say = @$(if $(V)$(QUIET),:,printf '  %-5s %s\n' $(1) $(2))

DEPS = BUILD='$(BUILD)' CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' \
    CPPFLAGS='$(CPPFLAGS)' LDFLAGS='$(LDFLAGS)' OS='$(OS)' \
    sh tests/tools/deps.sh

# ---------------------------------------------------------- what is missing
# `make quiz` and `make check` install before anything else is worked out,
# because the compiler's flags come from what is installed. A recipe that
# fails makes make exit 2; question mode (-q) is its only way to exit 1, which
# is what they promise when something is missing and nothing may be installed.

ifneq ($(filter deps check check-san bench marking mutants class cohort coverage,$(MAKECMDGOALS)),)
ROLES ?= build test
else ifneq ($(filter quiz,$(MAKECMDGOALS)),)
ROLES ?= build
endif

# -n and -q only ask, PRINT shows, and CHECKED (below) is make calling itself.
ONLY_ASKS := $(filter-out --%,$(firstword -$(MAKEFLAGS)))
ifeq ($(findstring n,$(ONLY_ASKS))$(findstring q,$(ONLY_ASKS))$(PRINT)$(CHECKED),)
ifneq ($(ROLES),)
READY := $(shell $(DEPS) ensure $(ROLES))
ifneq ($(READY),yes)
MAKEFLAGS += -q
endif
endif
endif

# ------------------------------------------------------------------- flags

LIBRARIES = sqlite3 readline yaml-0.1 jansson

# Homebrew keeps some of its libraries out of pkg-config's sight, and the
# BSDs keep theirs out of the compiler's.
SYSTEM := $(shell uname -s)
ifeq ($(SYSTEM),Darwin)
BREW := $(shell brew --prefix 2>/dev/null)
export PKG_CONFIG_PATH := $(BREW)/opt/sqlite/lib/pkgconfig:$(BREW)/opt/readline/lib/pkgconfig:$(PKG_CONFIG_PATH)
PLACE_CPPFLAGS = -I$(BREW)/include
PLACE_LDFLAGS = -L$(BREW)/lib
else ifneq ($(filter %BSD DragonFly,$(SYSTEM)),)
PLACE_CPPFLAGS = -I/usr/local/include
PLACE_LDFLAGS = -L/usr/local/lib
endif

# Feature macros are set in one place: ours. Debian's readline.pc brings
# _XOPEN_SOURCE=600 along.
LIB_CFLAGS := $(filter-out -D_XOPEN_SOURCE% -D_DEFAULT_SOURCE, \
    $(shell $(PKG_CONFIG) --cflags $(LIBRARIES) 2>/dev/null))
# STATIC=1 makes a program that another computer can run as it is.
LIB_LIBS := $(shell $(PKG_CONFIG) $(if $(STATIC),--static) --libs \
    $(LIBRARIES) 2>/dev/null) -lunistring -lstemmer -lm
CMOCKA_CFLAGS = $(shell $(PKG_CONFIG) --cflags cmocka 2>/dev/null)
CMOCKA_LIBS = $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null)

WARN = -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wdouble-promotion \
    -Wmissing-prototypes -Wstrict-prototypes -Wvla -Wformat=2 -Wundef \
    -Wpointer-arith -Wcast-qual -Wwrite-strings \
    -Werror=implicit-function-declaration $(WERROR)

# SANITIZE=address,undefined and the like. gcc's "undefined" leaves the two
# float checks out, clang's one of them; check-san names both.
ifneq ($(SANITIZE),)
HARDEN = -fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
    -fno-omit-frame-pointer
SAN_LDFLAGS = -fsanitize=$(SANITIZE)
else
HARDEN = -fstack-protector-strong
# needs optimisation, and gives way to a level chosen by the packager
ifeq ($(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),)
ifneq ($(filter -O1 -O2 -O3 -Os -Og,$(CFLAGS)),)
HARDEN += -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2
endif
endif
endif

ALL_CPPFLAGS = -D_GNU_SOURCE -Isrc -I$(BUILD) $(PLACE_CPPFLAGS) \
    $(LIB_CFLAGS) $(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARN) $(HARDEN) $(CFLAGS)
ALL_LDFLAGS = $(if $(STATIC),-static) $(PLACE_LDFLAGS) $(SAN_LDFLAGS) $(LDFLAGS)
ALL_LIBS = $(LIB_LIBS) $(LDLIBS)

# ------------------------------------------------------------------- files

LIB_SRC := $(wildcard src/*/*.c)
LIB_OBJ := $(LIB_SRC:%.c=$(BUILD)/%.o)
LIB := $(BUILD)/librevisit.a
REVISIT := $(BUILD)/revisit

UNIT_SRC := $(wildcard tests/unit/t_*.c)
UNIT_BIN := $(UNIT_SRC:%.c=$(BUILD)/%)
UNIT_HELP := $(patsubst %.c,$(BUILD)/%.o, \
    $(filter-out $(UNIT_SRC),$(wildcard tests/unit/*.c)))
# tests/tools/shim_*.c are preloaded into the program, the others are run
SHIM_SRC := $(wildcard tests/tools/shim_*.c)
SHIM_LIB := $(SHIM_SRC:%.c=$(BUILD)/%.so)
TOOL_SRC := $(filter-out $(SHIM_SRC),$(wildcard tests/tools/*.c))
TOOL_BIN := $(TOOL_SRC:%.c=$(BUILD)/%)
TOOL_HELP := $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/tools/lib/*.c))
FUZZ_SRC := $(wildcard tests/fuzz/fuzz_*.c)
FUZZ_BIN := $(FUZZ_SRC:%.c=$(BUILD)/%)
SCRIPTS := $(wildcard tests/*/*.t)
C_FILES := $(wildcard src/*.[ch] src/*/*.[ch] tests/*.[ch] tests/*/*.[ch])

MAN := $(wildcard man/*.[1-9])
DECKS := $(wildcard decks/*.yaml)

.PHONY: all build quiz check check-san check-run test-programs bench \
    marking mutants class cohort coverage deps lint fmt tidy ci install uninstall dist distcheck \
    clean help refuse FORCE

all: $(REVISIT)
build: $(REVISIT)

# ----------------------------------------------------------------- building

$(REVISIT): $(BUILD)/src/main.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

$(LIB): $(LIB_OBJ) $(BUILD)/.objects
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcs $@ $(LIB_OBJ)

$(BUILD)/src/main.o: $(BUILD)/version.h

# paths.c alone knows where `make install` puts the decks
$(BUILD)/src/cmd/paths.o: $(BUILD)/.datadir

# What some sources get besides. Not target-specific variables: those would
# leak into the .flags stamp, which is a prerequisite.
FOR_PATHS = -DREVISIT_DATADIR='"$(DATADIR)"'
FOR_UNIT = -Itests/unit $(CMOCKA_CFLAGS)
FOR_FUZZ = -DREPLAY
FOR_TOOLS = -Itests/tools/lib
own_flags = $(if $(filter src/cmd/paths.c,$(1)),$(FOR_PATHS)) \
    $(if $(filter tests/unit/%,$(1)),$(FOR_UNIT)) \
    $(if $(filter tests/tools/%,$(1)),$(FOR_TOOLS)) \
    $(if $(filter tests/fuzz/%,$(1)),$(FOR_FUZZ))

$(UNIT_BIN): $(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(UNIT_HELP) \
    $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $(filter-out $(LIB),$^) \
	    $(LIB) $(CMOCKA_LIBS) $(ALL_LIBS)

$(BUILD)/tests/unit/%.o: tests/unit/%.c $(BUILD)/.flags \
    | $(BUILD)/.probe-test
	$(compile)

$(TOOL_BIN): $(BUILD)/tests/tools/%: $(BUILD)/tests/tools/%.o $(TOOL_HELP) \
    $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

# The sanitizers want to be loaded before anything else, so never in a shim.
$(SHIM_LIB): $(BUILD)/tests/tools/%.so: tests/tools/%.c $(BUILD)/.flags \
    | $(BUILD)/.probe-build
	$(call say,SHIM,$@)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CPPFLAGS) -std=c11 $(WARN) $(CFLAGS) $(LDFLAGS) \
	    -MMD -MP -MT $@ -MF $(@:.so=.d) -fPIC -shared -o $@ $< -ldl

# Replays the corpus with any compiler; `make fuzz/NAME` lets libFuzzer drive.
$(FUZZ_BIN): $(BUILD)/tests/fuzz/%: $(BUILD)/tests/fuzz/%.o \
    $(BUILD)/tests/fuzz/replay.o $(LIB)
	$(call say,LINK,$@)
	$(Q)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LIBS)

define compile
$(call say,CC,$<)
$(Q)mkdir -p $(@D)
$(Q)$(CC) $(ALL_CPPFLAGS) $(call own_flags,$<) $(ALL_CFLAGS) -MMD -MP -c \
    -o $@ $<
endef

$(BUILD)/%.o: %.c $(BUILD)/.flags | $(BUILD)/.probe-build
	$(compile)

# Says in a sentence what is missing, before a compiler says it in fifty.
$(BUILD)/.probe-build $(BUILD)/.probe-test: $(BUILD)/.probe-%: \
    $(BUILD)/.flags
	@$(DEPS) need $*
	@touch $@

# Stamps: rewritten only when what they hold changes.
quoted = '$(subst ','\'',$(1))'
define stamp
@mkdir -p $(@D)
@printf '%s\n' $(call quoted,$(1)) | cmp -s - $@ || \
    printf '%s\n' $(call quoted,$(1)) >$@
endef

$(BUILD)/.flags: FORCE
	$(call stamp,$(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) $(ALL_LIBS))
$(BUILD)/.objects: FORCE
	$(call stamp,$(LIB_OBJ))
$(BUILD)/.datadir: FORCE
	$(call stamp,$(DATADIR))

GIT_VERSION = $(shell test -e .git && \
    git describe --tags --dirty 2>/dev/null | sed 's/^v//')
$(BUILD)/version.h: FORCE
	$(call stamp,#define REVISIT_VERSION "$(or $(GIT_VERSION),$(VERSION))")

.PRECIOUS: $(BUILD)/%.o
FORCE:

-include $(wildcard $(BUILD)/src/*.d $(BUILD)/src/*/*.d $(BUILD)/tests/*/*.d \
    $(BUILD)/tests/*/*/*.d)

# ------------------------------------------------------------- two commands

# As many jobs as cores, unless the user chose.
CORES := $(shell nproc 2>/dev/null || getconf _NPROCESSORS_ONLN 2>/dev/null \
    || echo 2)
AGAIN = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(CORES)) \
    CHECKED=1

ifneq ($(filter-out yes,$(READY)),)

deps quiz check check-san bench marking mutants class cohort coverage: refuse FORCE
	@exit 1
refuse:
	+@$(DEPS) explain $(READY) $(ROLES)

else

deps:
ifneq ($(PRINT),)
	@$(DEPS) print $(ROLES)
else
	@echo 'Nothing is missing: `make quiz` and `make check` can run.'
endif
ifneq ($(filter ci,$(ROLES)),)
	@sh tests/tools/npm.sh '$(NPM_TOOLS)'
endif

# Ctrl-C reaches the whole group: it is the program's to answer, and the
# shell's and make's to sit out.
quiz:
	+@$(AGAIN) $(REVISIT)
	@trap : INT; $(REVISIT) quiz $(DECK) && printf '%s\n' '' \
	    '`make install` once, and then `revisit quiz` works anywhere.'

# One or several tests: make check CHECK=tests/cli/quiz.t, CHECK=t_fold,
# CHECK=tests/cli. The result is prove's, in the last line.
RUN_BY_SCRIPTS = $(REVISIT) $(TOOL_BIN) $(SHIM_LIB)
CHECK_UNIT = $(filter tests/unit/t_% t_%,$(CHECK))
CHECK_PROGRAMS = $(if $(filter-out $(CHECK_UNIT),$(CHECK)),$(RUN_BY_SCRIPTS)) \
    $(if $(filter tests/unit tests/unit/,$(CHECK)),$(UNIT_BIN)) \
    $(if $(findstring replay,$(CHECK))$(findstring fuzz,$(CHECK)),$(FUZZ_BIN)) \
    $(patsubst %,$(BUILD)/tests/unit/%,$(notdir $(basename $(CHECK_UNIT))))
check:
	+@$(AGAIN) $(if $(CHECK),$(CHECK_PROGRAMS),$(REVISIT) test-programs)
	@BUILD='$(BUILD)' SANITIZE='$(SANITIZE)' CC='$(CC)' PROVE='$(PROVE)' \
	    JOBS='$(JOBS)' sh tests/tools/check.sh $(CHECK)

SANITIZERS = address,undefined,float-divide-by-zero,float-cast-overflow
check-san:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-san \
	    SANITIZE=$(SANITIZERS) CFLAGS='-O1 -g' CHECKED=1 check

bench:
	+@$(AGAIN) $(REVISIT) $(TOOL_BIN)
	@BUILD='$(BUILD)' sh tests/bench.sh

# How the marker does on judged answers, and each on which it and the judge
# differ. RECORD=1 sets down the figures of the tuned part for `make check`.
MARKING = tests/data/marking
marking:
	+@$(AGAIN) $(BUILD)/tests/tools/markset
ifneq ($(RECORD),)
	@$(BUILD)/tests/tools/markset -r decks/npqlt.yaml \
	    $(MARKING)/tuned.tsv $(MARKING)/kinds.tsv >$(BUILD)/expected.tsv
	@cp $(BUILD)/expected.tsv $(MARKING)/expected.tsv
else
	@$(BUILD)/tests/tools/markset decks/npqlt.yaml $(MARKING)/tuned.tsv \
	    $(MARKING)/apart.tsv $(MARKING)/kinds.tsv
endif

# A simulated class: 12 learners, 120 days, through porcelain alone. CLASS holds
# other wishes, such as CLASS="--learners 4 --days 40 --seed 2".
class:
	+@$(AGAIN) $(REVISIT)
	@perl tests/class/class.pl --jobs '$(or $(JOBS),$(CORES))' \
	    --report $(BUILD)/class.txt $(CLASS) $(REVISIT) decks/npqlt.yaml \
	    $(MARKING)/tuned.tsv $(MARKING)/apart.tsv $(MARKING)/kinds.tsv

# Ten simulated cohorts whose weak statements are known, one through sessions,
# nine written into the log: does `cohort` name them, with the right cause? COHORT="--seeds 1" holds other wishes.
cohort:
	+@$(AGAIN) $(REVISIT) $(TOOL_BIN)
	@perl tests/cohort/cohort.pl --jobs '$(or $(JOBS),$(CORES))' \
	    --quick $(BUILD)/tests/tools/cohortlog \
	    --report $(BUILD)/cohort.txt $(COHORT) $(REVISIT) \
	    tests/cohort/weak.yaml

# Is each behaviour of src/core/behaviour.c really tested? Its function is made
# to return a constant, and its test has to fail. MUTANTS="lt2.2 t_fold" takes
# some of them.
mutants:
	+@$(AGAIN) $(REVISIT) $(TOOL_BIN) $(SHIM_LIB) $(UNIT_BIN)
	@BUILD='$(BUILD)' JOBS='$(or $(JOBS),$(CORES))' \
	    MUTANT_CC=$(call quoted,$(CC) $(ALL_CPPFLAGS) $(FOR_UNIT) $(ALL_CFLAGS)) \
	    MUTANT_LINK=$(call quoted,$(ALL_LDFLAGS) $(CMOCKA_LIBS) $(ALL_LIBS)) \
	    perl tests/tools/mutants.pl $(MUTANTS)

# Lines run by the tests, file by file, the worst first.
coverage:
	@find $(BUILD)-cov -name '*.gcda' -exec rm -f {} + 2>/dev/null || true
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-cov \
	    CFLAGS='-O0 -g --coverage -fprofile-update=atomic' CHECKED=1 \
	    check; status=$$?; \
	BUILD='$(BUILD)-cov' sh tests/tools/coverage.sh && exit $$status

endif

test-programs: $(UNIT_BIN) $(TOOL_BIN) $(SHIM_LIB) $(FUZZ_BIN)

# ------------------------------------------------------------- for authors

lint: $(REVISIT)
	@BUILD='$(BUILD)' PROVE='$(PROVE)' CLANG_FORMAT='$(CLANG_FORMAT)' \
	    sh tests/tools/check.sh tests/lint

fmt:
	$(CLANG_FORMAT) -i $(C_FILES)

tidy:
	@$(CLANG_TIDY) --quiet $(filter %.c,$(filter src/%,$(C_FILES))) -- \
	    -std=c11 $(FOR_PATHS) $(ALL_CPPFLAGS)

ci:
	bash .ci/run

# make fuzz/yaml [SECONDS=60] [SEED=1] [FUZZFLAGS=…]. New inputs are kept in
# $(BUILD)-fuzz/corpus; a crash is a file in $(BUILD)-fuzz.
SECONDS ?= 60
FUZZ_SANITIZERS = fuzzer-no-link,$(SANITIZERS)
fuzz/%: FORCE
	@command -v $(CLANG) >/dev/null || { \
	    echo 'Fuzzing needs clang: `make deps ROLES="build test ci"`.' >&2; \
	    exit 1; }
	@test -f tests/fuzz/fuzz_$*.c || { \
	    echo 'There is no tests/fuzz/fuzz_$*.c.' >&2; exit 1; }
	@$(MAKE) --no-print-directory BUILD=$(BUILD)-fuzz CC='$(CLANG)' \
	    SANITIZE=$(FUZZ_SANITIZERS) CFLAGS='-O1 -g' CHECKED=1 fuzzer-$*
	@mkdir -p $(BUILD)-fuzz/corpus/$* tests/fuzz/corpus/$*
	$(BUILD)-fuzz/fuzzer-$* -max_total_time=$(SECONDS) -timeout=10 \
	    $(addprefix -seed=,$(SEED)) \
	    -rss_limit_mb=1024 -print_final_stats=1 \
	    -artifact_prefix=$(BUILD)-fuzz/$*- \
	    $(addprefix -dict=,$(wildcard tests/fuzz/$*.dict)) $(FUZZFLAGS) \
	    $(BUILD)-fuzz/corpus/$* tests/fuzz/corpus/$*

fuzzer-%: FORCE
	+@$(AGAIN) $(BUILD)/tests/fuzz/fuzz_$*.o $(LIB)
	@$(CC) -fsanitize=fuzzer,$(SANITIZERS) $(ALL_LDFLAGS) \
	    -o $(BUILD)/$@ $(BUILD)/tests/fuzz/fuzz_$*.o $(LIB) $(ALL_LIBS)

# ----------------------------------------------------------------- installing

COMPLETION = $(BUILD)/completion/revisit.bash \
    $(BUILD)/completion/revisit.zsh $(BUILD)/completion/revisit.fish
$(COMPLETION): $(BUILD)/completion/revisit.%: $(REVISIT)
	@mkdir -p $(@D)
	@$(REVISIT) completion $* >$@.part && mv $@.part $@

section = $(subst .,,$(suffix $(1)))
define install-page
	$(INSTALL) -d '$(DESTDIR)$(MANDIR)/man$(call section,$(1))'
	$(INSTALL) -m 644 $(1) '$(DESTDIR)$(MANDIR)/man$(call section,$(1))'

endef

install: $(REVISIT) $(COMPLETION)
	$(INSTALL) -d '$(DESTDIR)$(BINDIR)' '$(DESTDIR)$(DATADIR)/decks' \
	    '$(DESTDIR)$(DOCDIR)' '$(DESTDIR)$(BASHDIR)' \
	    '$(DESTDIR)$(ZSHDIR)' '$(DESTDIR)$(FISHDIR)'
	$(INSTALL) -m 755 $(REVISIT) '$(DESTDIR)$(BINDIR)/revisit'
	$(INSTALL) -m 644 $(DECKS) decks/LICENSE '$(DESTDIR)$(DATADIR)/decks'
	$(INSTALL) -m 644 README.md LICENSE '$(DESTDIR)$(DOCDIR)'
	$(INSTALL) -m 644 $(BUILD)/completion/revisit.bash \
	    '$(DESTDIR)$(BASHDIR)/revisit'
	$(INSTALL) -m 644 $(BUILD)/completion/revisit.zsh \
	    '$(DESTDIR)$(ZSHDIR)/_revisit'
	$(INSTALL) -m 644 $(BUILD)/completion/revisit.fish \
	    '$(DESTDIR)$(FISHDIR)/revisit.fish'
	$(foreach page,$(MAN),$(call install-page,$(page)))

# Takes away exactly what install put there, and the folders that are ours.
uninstall:
	rm -f '$(DESTDIR)$(BINDIR)/revisit' \
	    '$(DESTDIR)$(BASHDIR)/revisit' '$(DESTDIR)$(ZSHDIR)/_revisit' \
	    '$(DESTDIR)$(FISHDIR)/revisit.fish' \
	    '$(DESTDIR)$(DOCDIR)/README.md' '$(DESTDIR)$(DOCDIR)/LICENSE' \
	    '$(DESTDIR)$(DATADIR)/decks/LICENSE' \
	    $(foreach d,$(DECKS),'$(DESTDIR)$(DATADIR)/$(d)') \
	    $(foreach p,$(MAN),'$(DESTDIR)$(MANDIR)/man$(call section,$(p))/$(notdir $(p))')
	-rmdir '$(DESTDIR)$(DATADIR)/decks' '$(DESTDIR)$(DATADIR)' \
	    '$(DESTDIR)$(DOCDIR)' 2>/dev/null || true

DIST = revisit-$(VERSION)
dist:
	@mkdir -p $(BUILD)
	git archive --prefix=$(DIST)/ -o $(BUILD)/$(DIST).tar.gz HEAD

distcheck: dist
	rm -rf $(BUILD)/dist && mkdir -p $(BUILD)/dist
	tar -xzf $(BUILD)/$(DIST).tar.gz -C $(BUILD)/dist
	$(MAKE) -C $(BUILD)/dist/$(DIST) check
	$(MAKE) -C $(BUILD)/dist/$(DIST) DESTDIR='$(CURDIR)/$(BUILD)/dist/root' \
	    install uninstall
	test -z "$$(find $(BUILD)/dist/root -type f)"

clean:
	rm -rf $(BUILD) $(BUILD)-san $(BUILD)-cov $(BUILD)-fuzz $(NPM_TOOLS)

help:
	@echo 'make            build $(REVISIT)'
	@echo 'make quiz       install what is missing, build, start a session'
	@echo 'make check      install what is missing, build, run every test'
	@echo '                CHECK="tests/cli t_fold" runs some of them'
	@echo 'make check-san  the same under address and undefined sanitizers'
	@echo 'make deps       install what is missing; PRINT=1 OS=fedora shows'
	@echo '                how another system would'
	@echo 'make install    PREFIX=/usr/local DESTDIR=; also uninstall'
	@echo 'make marking    how the marker does on judged answers'
	@echo 'make class      twelve made-up learners through 120 days; what came of it'
	@echo 'make cohort     ten made-up cohorts: is what is weak found, and why?'
	@echo 'make mutants    is each behaviour tested? breaks them one by one'
	@echo 'make lint fmt tidy bench coverage fuzz/NAME dist distcheck clean'
