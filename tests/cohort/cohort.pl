#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   cohort.pl [--seeds N] [--first N] [--learners N] [--days D] [--jobs J]
#             [--quick TOOL [--sessions N]] [--report FILE] REVISIT DECK
#
# Cohorts of learners whose weak statements are known (Person.pm), through
# `quiz --porcelain`, `share` and `cohort` alone; with --quick all but the first
# (or the first N) have their answers written into the log by tests/tools/cohortlog. Does the reteach list name
# those statements, with the right cause and no other, and does it say "too
# few" where it should? Prints a line a seed and a result in TAP: nine seeds in
# ten have to be right in all of it.
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Temp qw(tempdir);
use Getopt::Long;
use JSON::PP;
use lib dirname(__FILE__);
use Person;

my %o = (seeds => 10, first => 1, learners => 21, days => 48, jobs => 2,
	sessions => 1);
GetOptions(\%o, 'seeds=i', 'first=i', 'learners=i', 'days=i', 'jobs=i',
	'quick=s', 'sessions=i', 'report=s') && @ARGV == 2 or
    die "cohort.pl [OPTION ...] REVISIT DECK\n";
my ($revisit, $deck) = @ARGV;
my $folder = tempdir(CLEANUP => 1);
$ENV{HOME} = $folder;
$ENV{"XDG_${_}_HOME"} = "$folder/\L$_" for qw(DATA CONFIG CACHE STATE);
$ENV{TZ} = 'UTC';
$ENV{LC_ALL} = 'C.UTF-8';
delete $ENV{$_} for grep { /^REVISIT_/ } keys %ENV;
my @report;

sub say_line {
	push @report, $_[0];
	print "# $_[0]\n";
}

# Each learner is a process, so many at a time.
sub live {
	my ($seed, $dir) = @_;
	my (%running, $failed);
	for my $n (1 .. $o{learners}) {
		if (keys %running >= $o{jobs}) {
			delete $running{ wait() };
			$failed = 1 if $?;
		}
		my $pid = fork // die "fork: $!\n";
		if (!$pid) {
			my $p = Person->new(seed => $seed, number => $n,
				of => $o{learners}, program => $revisit,
				db => "$dir/$n.db",
				share => "$dir/shares/$n.json");
			my $quick = $o{quick} && $seed >= $o{first} + $o{sessions};
			my $fine = eval { $quick
			    ? $p->live_quickly($o{days}, $deck, $o{quick})
			    : $p->live($o{days}, $deck); 1 };
			warn "learner $n: $@" if !$fine;
			require POSIX;
			POSIX::_exit($fine ? 0 : 1);
		}
		$running{$pid} = 1;
	}
	while (keys %running) {
		delete $running{ wait() };
		$failed = 1 if $?;
	}
	die "seed $seed: a learner's session failed\n" if $failed;
}

sub cohort_of {
	my ($dir) = @_;
	open my $out, '-|', $revisit, '--db', "$dir/1.db", 'cohort',
	    "$dir/shares", '--format', 'json' or die "$revisit: $!\n";
	local $/;
	my $page = JSON::PP->new->utf8->decode(scalar <$out>);
	close $out or die "cohort: status $?\n";
	return $page;
}

# What the report says that it should not, or does not say that it should.
sub faults {
	my ($page) = @_;
	my %listed = map { $_->{item} => $_->{cause} } @{ $page->{reteach} };
	my %row = map { $_->{item} => $_ } @{ $page->{rows} };
	my @bad;
	for my $id (sort keys %Person::fate) {
		my $item = "weak:$id/recall";
		my $fate = $Person::fate{$id}[0];
		my $cause = delete $listed{$item} // 'not listed';
		if ($fate eq 'holding') {
			push @bad, "$id listed: $cause"
			    if $cause ne 'not listed';
		} elsif ($fate eq 'too few') {
			push @bad, "$id is $row{$item}{verdict}, not too few"
			    if $row{$item}{verdict} ne 'too few' ||
			    defined $row{$item}{rate};
		} elsif ($cause ne $fate) {
			push @bad, "$id: $cause, not $fate";
		}
	}
	push @bad, map { "$_ listed: $listed{$_}" } sort keys %listed;
	return @bad;
}

my $right = 0;
for my $seed ($o{first} .. $o{first} + $o{seeds} - 1) {
	my $dir = "$folder/$seed";
	mkdir $dir;
	mkdir "$dir/shares";
	live($seed, $dir);
	my $page = cohort_of($dir);
	my @bad = faults($page);
	$right++ if !@bad;
	my $how = $o{quick} && $seed >= $o{first} + $o{sessions} ? 'log' : 'sessions';
	say_line("seed $seed ($how): $page->{learners} learners, " .
		"$page->{rests_on}{answers} answers; " .
		(@bad ? join('; ', @bad) : 'all as it is'));
	for my $r (@{ $page->{rows} }) {
		my ($id) = $r->{item} =~ m{^weak:(w1\.\d+)/recall} or next;
		push @report, sprintf '  %-6s %-17s %s of %s, %s, %s', $id,
		    $Person::fate{$id}[0], $r->{full} // '-',
		    $r->{learners}, $r->{verdict}, $r->{why} || '-';
	}
}
my $enough = $right * 10 >= $o{seeds} * 9;
say_line("$right of $o{seeds} seeds: every weak statement named with its " .
	"cause, no other, and too few where it is");
print $enough ? 'ok' : 'not ok', " 1 - $right of $o{seeds} cohorts\n1..1\n";
if ($o{report}) {
	open my $out, '>', $o{report} or die "$o{report}: $!\n";
	print {$out} "$_\n" for @report;
	close $out or die "$o{report}: $!\n";
}
exit($enough ? 0 : 1);
