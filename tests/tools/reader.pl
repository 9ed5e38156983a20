#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   reader.pl [--way full|two|right|half] [--days N] [--from YYYY-MM-DD]
#       [--skip D,D…] [--log FILE] REVISIT GLOBAL… -- QUIZ…
#
# A person at the screen, through pipes: runs `REVISIT --at DAY GLOBAL… quiz
# QUIZ…` for N days, waits for each prompt, reads what stands above it, and
# types. What it types is kept out of the output, as a pipe does not echo.
#
#   full   answers of all sorts: right, short, empty, ?, commands
#   two    no key but y and Enter
#   right  what was read and marked before; else "no idea"
#   half   so every second time; and never a mark mended, a command typed
#
# Standard output: what the screen said, day after day. FILE gets a line for
# each line typed: DAY, QUESTION, KIND, PROMPT and what was typed, apart by
# tabs. The dice are always the same. A session that asks the same thing 12
# times over, or says nothing for a minute, is an error.
use strict;
use warnings;
use Getopt::Long qw(:config require_order);
use IPC::Open2;
use Time::Local;

my ($way, $days, $from, $skip, $log) = ('full', 1, '2027-01-11', '', '');
GetOptions('way=s' => \$way, 'days=i' => \$days, 'from=s' => \$from,
	'skip=s' => \$skip, 'log=s' => \$log) or die "usage\n";
my ($revisit, @args) = @ARGV;
my ($cut) = grep { $args[$_] eq '--' } 0 .. $#args;
my @globals = @args[0 .. $cut - 1];
my @quiz = @args[$cut + 1 .. $#args];

my @prompts = ('Your answer:', 'In your words:', 'Yes or no:', 'y/n:',
	'y, or Enter for no:', '1, 2 or 3:', 'Enter or n:', 'Numbers:',
	'Say it, then Enter:', 	'Enter goes on:', 'Enter when you have read it:');
my $prompt = join '|', map { quotemeta } @prompts;

my $state = 20270111;
sub dice {
	my ($n) = @_;
	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % $n;
}

# ---------------------------------------------------- what was learnt so far

my (%text_of, %said_of, %order_of, $asked, %q);

sub key { my ($s) = @_; $s =~ s/\W+/ /g; return lc $s; }

# The statement that a text with gaps is made from: most words in common.
sub statement {
	my ($shown) = @_;
	my ($best, $most) = ('', 0);
	my %have = map { $_ => 1 } split / /, key($shown);
	for my $text (values %text_of) {
		my @w = split / /, key($text);
		my $n = grep { $have{$_} } @w;
		($best, $most) = ($text, $n / @w) if $n / @w > $most;
	}
	return $most > 0.4 ? $best : '';
}

sub knows {
	my $said = $said_of{ key($q{text}) };
	return join(', ', @$said) if $said;
	my $text = $text_of{ key($q{text}) } || statement($q{text});
	my %shown = map { $_ => 1 } split / /, key($q{text});
	return join ' ', grep { !$shown{$_} } split / /, key($text);
}

sub steps {
	my $order = $order_of{ key($q{steps_of}) } or return '';
	my %at = map { key($q{letters}{$_}) => $_ } keys %{ $q{letters} };
	my @row = map { $at{$_} // '' } @$order;
	return join ' ', @row;
}

# A line as it is for eyes, as it would be for ears.
sub for_ears {
	my ($line) = @_;
	$line =~ s/^  (?:there|unclear) +/You said: /;
	$line =~ s/^  missing +/Missing: /;
	$line =~ s/^  it was +/It was: /;
	$line =~ s/^  read +/Read this: /;
	$line =~ s/^(\d+) of (\d+)   /Question $1 of $2. /;
	$line =~ s/(Question.*, )new\b/$1It is new/;
	return $line;
}

sub remember {
	my ($line) = @_;
	$line = for_ears($line);
	$q{choices} = $1 if $line =~ /^ *(\d+)(?::|  )/;
	if ($line =~ /^(?:You said|Missing|Unclear): (.*?)\.?$/) {
		my @ideas = split /; /, $1;
		for my $idea (@ideas) {
			$idea =~ s/^\d+ //;
			$idea =~ s/^with a hint: //;
			push @{ $q{ideas} }, $idea;
		}
	} elsif ($line =~ /^It was: (.*)$/) {
		my $it = $1;
		if ($it =~ /^[a-h], /) {
			$it =~ s/\.$//;
			$order_of{ key($q{steps_of}) } =
			    [ map { s/^[a-h], //r =~ s/\W+/ /gr } split /; /,
				lc $it ];
		} else {
			$said_of{ key($q{text}) } ||= [ split /; /, $it ];
		}
	} elsif ($line =~ /^Read this: (.*)$/) {
		$text_of{ key($q{text}) } = $1;
	} elsif ($line =~ /^Question (\d+) of (\d+)\. (.*)$/) {
		%q = (n => $1, of => $2, head => $3, text => '', tries => 0);
	} elsif ($q{text} && $line =~ /^([a-h])  (.*?)\.?$/) {
		$q{steps_of} = $q{text};
		$q{letters}{$1} = $2;
	} elsif ($q{n} && $q{text} eq '' && $line !~
	    /^(?:Builds on|Try first|There (?:is|are)|Fill the|Again|Let us)/) {
		$q{text} = $line;
		if ($line =~ /^(.*?) Letter a: /) {
			$q{steps_of} = $1;
			$q{letters} = { $line =~ /Letter (\w): (.*?)\.(?= |$)/g };
		}
	}
}

# What the question in hand is, as its screen shows.
sub kind {
	return $q{letters} ? 'steps'
	    : $q{head} =~ /worked example/ ? 'example'
	    : $q{head} =~ /^Case/ ? 'case'
	    : $q{head} =~ /It is new/ ? 'try'
	    : $q{text} =~ /A colleague says/ ? 'refute' : 'recall';
}

# ------------------------------------------------------------ what is typed

sub attempt {
	my $know = $q{letters} ? steps() : knows();
	return $know || 'no idea' if $way eq 'right';
	return $q{tries}++ || dice(2) ? 'no idea' : $know || 'no idea'
	    if $way eq 'half';
	my $way_out = $q{tries}++;
	return '?' if $way_out > 3;
	my $d = dice(20);
	return $know || 'no idea' if $d < 10;
	return (split / /, $know || 'something about pupils')[0] if $d < 12;
	return 'slates and purple curtains, always' if $d == 12;
	return '' if $d == 13;
	return '?' if $d < 16;
	return (':why', ':src', ':help', ':term SEND')[ dice(4) ] if $d == 16;
	return (':again', ':term', ':report', ':nonsense')[ dice(4) ]
	    if $d == 17;
	return ':skip' if $d == 18;
	return 'no idea';
}

sub reply {
	my ($at) = @_;
	return $at =~ /^y/ && dice(8) ? 'y' : '' if $way eq 'two';
	return attempt() if $at eq 'Your answer:';
	return $way ne 'full' || dice(4) ? 'it was about ' . ($q{ideas}[-1] //
	    'what the statement says') . ', as I see it' : ''
	    if $at eq 'In your words:';
	return $way ne 'full' || dice(3) ? 'y' : (qw(n maybe), '')[ dice(3) ]
	    if $at =~ /^[Yy]/;
	return $way ne 'full' ? 3 : ('', 1, 2, 3, 3, 4, ':skip')[ dice(7) ]
	    if $at =~ /^1/;
	return $way ne 'full' || dice(3) ? $q{choices} > 1 ? '1 2' : '1' : (0, 'x', '1')[ dice(3) ]
	    if $at eq 'Numbers:';
	return $way ne 'full' || dice(6) ? ''
	    : ('i 1', '1', '9', '?', ':why', 'i 7', ':undo')[ dice(7) ]
	    if $at eq 'Enter goes on:';
	return dice(6) ? '' : (':why', '?', ':src')[ dice(3) ]
	    if $at =~ /^Enter when/ && $way eq 'full';
	return '';
}

# ------------------------------------------------------------------ the days

my %skipped = map { $_ => 1 } split /,/, $skip;
my ($y, $m, $d) = split /-/, $from;
my $start = timegm(0, 0, 18, $d, $m - 1, $y);
my $typed;
if ($log) {
	open $typed, '>', $log or die "$log: $!\n";
}

sub session {
	my ($day) = @_;
	my @t = gmtime($start + 86400 * $day);
	my $at = sprintf '%04d-%02d-%02dT18:00:00Z', $t[5] + 1900, $t[4] + 1,
	    $t[3];
	my $pid = open2(my $out, my $in, $revisit, '--at', $at, @globals,
		'quiz', @quiz);
	my ($read, $seen, $last, $same) = ('', 0, '', 0);
	$in->autoflush(1);
	%q = (head => '', text => '');
	$SIG{ALRM} = sub { die "day $day: silence after:\n$read\n" };
	alarm 60;
	while (sysread $out, my $part, 65536) {
		print $part;
		alarm 60;
		$read .= $part;
		next if $read !~ /(?:^|\n)($prompt) ?$/;
		my $at_prompt = $1;
		remember($_) for split /\n/, substr $read, $seen;
		$seen = length $read;
		$said_of{ key($q{text}) } = $q{ideas}
		    if $q{ideas} && $at_prompt =~ /^Enter/ &&
		    @{ $q{ideas} } > @{ $said_of{ key($q{text}) } || [] };
		$same = "$q{text}$at_prompt" eq $last ? $same + 1 : 0;
		$last = "$q{text}$at_prompt";
		die "day $day: again and again:\n$read\n" if $same > 12;
		my $say = reply($at_prompt);
		delete $q{ideas} if $at_prompt =~ /^Enter/;
		print {$typed} join("\t", $day, $q{n} // 0, kind(), $at_prompt,
			$say), "\n" if $typed;
		print {$in} "$say\n";
	}
	alarm 0;
	close $in;
	waitpid $pid, 0;
	die "day $day: status $?\n" if $?;
}

$| = 1;
for my $day (0 .. $days - 1) {
	session($day) if !$skipped{$day};
}
