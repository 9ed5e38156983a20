#!/usr/bin/perl
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   class.pl [--learners N] [--days D] [--seed S] [--jobs J] [--report FILE]
#            [--keep FOLDER] REVISIT DECK ANSWERS…
#
# A simulated class: N learners with stores of their own hold a session a day,
# each by its habits, through `quiz --porcelain` alone. Prints in TAP whether
# the behaviours of the session were seen, with the figures as remarks; the
# same seed prints the same. --report writes the figures to FILE as well,
# --keep leaves stores and records in FOLDER.
#
# The first four are: one who is always right, one who recalls 60% whatever is
# done, one with a bad week, one who holds on to misconceptions. Every second
# one forgets as the scheduler reckons, roughly; the others do not (Memory.pm).
use strict;
use warnings;
use File::Basename qw(dirname);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use Getopt::Long;
use Storable qw(nstore retrieve);
use lib dirname(__FILE__);
use Answers;
use Learner;
use Checks;

my %o = (learners => 12, days => 120, seed => 1, jobs => 2);
GetOptions(\%o, 'learners=i', 'days=i', 'seed=i', 'jobs=i', 'report=s',
	'keep=s') && @ARGV >= 3 or
    die "class.pl [--learners N] [--days D] [--seed S] [--jobs J] " .
    "[--report FILE] [--keep FOLDER] REVISIT DECK ANSWERS...\n";
my ($revisit, $deck, @files) = @ARGV;
my $folder = $o{keep} || tempdir(CLEANUP => 1);
make_path("$folder/home", { mode => 0700 });
$ENV{HOME} = "$folder/home";
$ENV{"XDG_${_}_HOME"} = "$folder/home/\L$_" for qw(DATA CONFIG CACHE STATE);
$ENV{TZ} = 'UTC';
$ENV{LC_ALL} = 'C.UTF-8';
delete $ENV{$_} for grep { /^REVISIT_/ } keys %ENV;
my $answers = Answers->new(@files);

my @roles = qw(right weak week lures early);
my @models = qw(power halving power activation);

# Who the learners are; only the temperament of a few is fixed.
sub people {
	my @all;
	for my $i (0 .. $o{learners} - 1) {
		my %p = (id => sprintf('p%02d', $i + 1), seed => $o{seed},
			answers => $answers, role => $roles[$i] || 'plain',
			model => $models[ $i % 4 ], skips => 0);
		my $plain = $p{role} eq 'plain';
		$p{skips} = 0.03 * (1 + $i % 5) if $plain;
		$p{weekends} = $plain && $i % 3 == 0;
		$p{away} = [ [ 55 + $i, 68 + $i ] ] if $plain && $i % 4 == 3;
		$p{bad} = $o{days} < 60 ? 10 : 40 if $p{role} eq 'week';
		$p{bad} = 10 if $p{role} eq 'early';
		push @all, \%p;
	}
	return @all;
}

sub live {
	my ($p) = @_;
	my $db = "$folder/$p->{id}.db";
	unlink $db;
	my $learner = Learner->new(%$p);
	my $sessions = $learner->live($o{days}, $revisit, $db, $deck);
	my %who = map { $_ => $p->{$_} }
	    qw(id role model bad weekends skips away);
	nstore({ %who, sessions => $sessions }, "$folder/$p->{id}.life");
}

# Each learner is a process, so many at a time; what they did is read in the
# order of their names.
my @people = people();
my (%running, $failed);
my @waiting = @people;
while (@waiting || %running) {
	while (@waiting && keys %running < $o{jobs}) {
		my $p = shift @waiting;
		my $pid = fork // die "fork: $!\n";
		if (!$pid) {
			eval { live($p); 1 } or do {
				warn "$p->{id}: $@";
				require POSIX;
				POSIX::_exit(1);
			};
			require POSIX;
			POSIX::_exit(0);
		}
		$running{$pid} = 1;
	}
	my $pid = wait;
	last if $pid < 0;
	$failed = 1 if $?;
	delete $running{$pid};
}
die "A learner's session failed.\n" if $failed;
my @lives = map { retrieve("$folder/$_->{id}.life") } @people;
my $report = Checks->new($o{days}, $deck, @lives);
my $bad = $report->checks;
print $report->tap;
if ($o{report}) {
	open my $out, '>:encoding(UTF-8)', $o{report} or
	    die "$o{report}: $!\n";
	print {$out} $report->text;
	close $out or die "$o{report}: $!\n";
}
exit($bad ? 1 : 0);
