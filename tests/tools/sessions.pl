#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   sessions.pl DAYS FIRST-DAY REVISIT ARG…
#
# A participant who comes back every day: runs `REVISIT --at DAY ARG… quiz
# --porcelain` for DAYS days and answers. What an idea is it learns from the
# marks (a worked example names none), forgets a fifth of the time, and the
# dice are always the same. Prints how many answers were marked.
use strict;
use warnings;
use IPC::Open2;
use JSON::PP;
use Time::Local;

my ($days, $first, $revisit, @args) = @ARGV;
my $json = JSON::PP->new->utf8->canonical;
my (%known, $marked);
my $dice = 20240501;

sub chance {
	$dice = ($dice * 1103515245 + 12345) % 2147483648;
	return $dice / 2147483648 < $_[0];
}

sub reply {
	my ($e) = @_;
	my $wants = $e->{expects};
	if ($wants eq 'answer') {
		my $all = $known{ $e->{item} };
		return { answer => 'I do not remember', ms => 9000 }
		    if !$all || !@$all || chance(0.2);
		return { answer => join('. ', @$all), ms => 20000 };
	}
	return { yesno => JSON::PP::true } if $wants eq 'yesno';
	return { ticks => [ 1 .. @{ $e->{choices} || [] } ] }
	    if $wants eq 'ticks';
	return { number => 1 } if $wants eq 'number';
	return { continue => JSON::PP::true };
}

my ($y, $m, $d) = split /-/, $first;
my $noon = timegm(0, 0, 18, $d, $m - 1, $y);
for my $day (0 .. $days - 1) {
	my @t = gmtime($noon + 86400 * $day);
	my $at = sprintf '%04d-%02d-%02dT18:00:00Z', $t[5] + 1900, $t[4] + 1,
	    $t[3];
	my $pid = open2(my $from, my $to, $revisit, '--at', $at, @args,
		'quiz', '--porcelain');
	$to->autoflush(1);
	while (my $line = <$from>) {
		my $e = $json->decode($line);
		if ($e->{event} eq 'marked') {
			$marked++;
			$known{ $e->{item} } =
			    [ map { $_->{idea} } @{ $e->{ideas} } ];
		}
		die "day $day: $line" if $e->{event} eq 'error';
		print {$to} $json->encode(reply($e)), "\n" if $e->{expects};
	}
	close $to;
	waitpid $pid, 0;
	die "day $day: status $?\n" if $?;
}
print "$marked\n";
