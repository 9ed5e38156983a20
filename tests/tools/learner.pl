#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   learner.pl DAYS FIRST-DAY SECONDS[:PERCENT] REVISIT ARG… [-- QUIZ-ARG…]
#
# A learner who knows nothing at first meetings and everything after (or has a
# chance of PERCENT to know it; the dice are always the same): runs
# `REVISIT --at DAY ARG… quiz --porcelain QUIZ-ARG…` for so many days, takes so
# many seconds an answer, and says what came, a line each:
#
#   DAY plan DUE FIRST NEW          DAY question N ITEM KIND LEVEL SECTION
#   DAY marked ITEM SUGGESTED DUE   DAY summary REASON ASKED MS SETTLED SECURE
#   DAY error TEXT                  DAY other EVENT
use strict;
use warnings;
use IPC::Open2;
use JSON::PP;
use Time::Local;

my ($days, $first, $seconds, $revisit, @args) = @ARGV;
my (@globals, @quiz);
while (@args) {
	my $word = shift @args;
	if ($word eq '--') {
		@quiz = @args;
		last;
	}
	push @globals, $word;
}
my $json = JSON::PP->new->utf8->canonical;
my (%known, %text, $asked, $lost, $refused);
my $percent = $seconds =~ s/:(\d+)$// ? $1 : 100;
my $dice = 20240501;

sub chance {
	$dice = ($dice * 1103515245 + 12345) % 2147483648;
	return $dice / 2147483648 < $_[0] / 100;
}

# What fills the gaps: the words of the statement that the prompt lacks.
sub gaps {
	my ($text, $prompt) = @_;
	my %shown = map { $_ => 1 } split /\W+/, lc $prompt;
	return join ' ', grep { !$shown{ lc $_ } } split /\W+/, $text;
}

# The letters of the steps, in the order in which they were once shown.
sub letters {
	my ($order) = @_;
	my %letter;
	my $next = 'a';
	$letter{$_} = $next++ for @{ $asked->{choices} };
	return join ' ', map { $letter{$_} } @$order;
}

sub reply {
	my ($e) = @_;
	my $wants = $e->{expects};
	my $ms = $seconds * 1000;
	return { command => 'skip' } if $refused;
	return { number => 2 } if $wants eq 'number';
	if ($wants eq 'answer') {
		return { answer => 'in my own words', ms => $ms }
		    if ($e->{about} || '') eq 'now-you';
		my $all = $known{ $e->{item} };
		return { answer => $lost ? 'no idea' : letters($all), ms => $ms }
		    if $all && $asked->{choices};
		my $say = $all ? join('; ', @$all) : 'no idea';
		$say = gaps($text{ $e->{item} }, $asked->{prompt}) . '; ' . $say
		    if $text{ $e->{item} } && $asked->{level} < 3;
		$say = 'no idea' if $lost;
		return { answer => $say, ms => $ms };
	}
	return { yesno => JSON::PP::true } if $wants eq 'yesno';
	return { number => 3 } if $wants eq 'number';
	return { ticks => [ 1 .. @{ $e->{choices} || [] } ] }
	    if $wants eq 'ticks';
	return { continue => JSON::PP::true };
}

sub say_it {
	my ($day, $e) = @_;
	my $what = $e->{event};
	my @say = ($e->{item}) x exists $e->{item};
	@say = @$e{qw(due first new)} if $what eq 'plan';
	@say = (@$e{qw(n item kind level)}, $e->{section} || '-')
	    if $what eq 'question';
	@say = ($e->{item}, $e->{suggested} || 0, $e->{due} || '-')
	    if $what eq 'marked';
	@say = @$e{qw(reason asked used_ms settled secure)}
	    if $what eq 'summary';
	@say = ($e->{text}) if $what eq 'error';
	print join(' ', $day, $what, @say), "\n";
}

my ($y, $m, $d) = split /-/, $first;
my $start = timegm(0, 0, 18, $d, $m - 1, $y);
for my $day (0 .. $days - 1) {
	my @t = gmtime($start + 86400 * $day);
	my $at = sprintf '%04d-%02d-%02dT18:00:00Z', $t[5] + 1900, $t[4] + 1,
	    $t[3];
	my $pid = open2(my $from, my $to, $revisit, '--at', $at, @globals,
		'quiz', '--porcelain', @quiz);
	$to->autoflush(1);
	while (my $line = <$from>) {
		my $e = $json->decode($line);
		say_it($day, $e);
		learn($e) if $e->{event} eq 'marked';
		$text{ $e->{item} } = $e->{text} if $e->{event} eq 'read';
		$lost = !chance($percent) if $e->{event} eq 'question';
		$asked = $e if $e->{event} eq 'question';
		$refused = 1 if $e->{event} eq 'error';
		print {$to} $json->encode(reply($e)), "\n" if $e->{expects};
		$refused = 0 if $e->{expects};
	}
	close $to;
	waitpid $pid, 0;
	die "day $day: status $?\n" if $?;
}

# A question with blanks shows some of the ideas; the most that was ever shown
# is what is known.
sub learn {
	my ($e) = @_;
	my @ideas = map { $_->{idea} } @{ $e->{ideas} };
	my $old = $known{ $e->{item} };
	$known{ $e->{item} } = \@ideas if !$old || @$old < @ideas;
}
