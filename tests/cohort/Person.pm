# SPDX-License-Identifier: GPL-3.0-or-later
#
# A learner of a cohort whose weak statements are known: holds sessions through
# `quiz --porcelain`, and answers each statement as its fate says. What the
# ideas are it knows; nothing of how the program marks, plans or reports.
package Person;
use strict;
use warnings;
use Digest::MD5 qw(md5);
use IPC::Open2;
use JSON::PP;
use POSIX qw(strftime);

use constant DAY => 86400;
use constant FIRST => 1799625600;    # 2027-01-11, a Monday
my $json = JSON::PP->new->utf8->canonical;

# What is to come of each statement, and its two ideas.
our %fate = (
	'w1.1' => [ 'holding', 'copper lanterns', 'velvet sailors' ],
	'w1.2' => [ 'holding', 'rye flour', 'cinnamon syrup' ],
	'w1.3' => [ 'holding', 'brass kettles', 'paper owls' ],
	'w1.4' => [ 'misconception', 'patient microbes', 'loosens heavy clay' ],
	'w1.5' => [ 'forgotten', 'lunar gravity', 'coastal shape' ],
	'w1.6' => [ 'hard', 'waxed thread', 'even tension' ],
	'w1.7' => [ 'look at the card', 'carry boulders', 'polish valleys' ],
	'w1.8' => [ 'not met', 'spruce plates', 'horsehair bows' ],
	'w1.9' => [ 'too few', 'winter pruning', 'visiting bees' ],
	'w1.10' => [ 'holding', 'dry clay bodies', 'gradual firing' ],
);

use constant FORGETS => 20;    # from this day on what was known is gone

sub new {
	my ($class, %own) = @_;
	return bless { %own, count => 0 }, $class;
}

# 0 <= x < 1, the same row of them for the same seed and person.
sub dice {
	my ($self) = @_;
	my ($n) = unpack 'N',
	    md5("$self->{seed}/$self->{number}#" . $self->{count}++);
	return ($n + 0.5) / 4294967296;
}

sub run {
	my ($self, @words) = @_;
	my $at = strftime('%Y-%m-%dT%H:%M:%SZ',
		gmtime(FIRST + DAY * $self->{day} + 3600 * 18));
	return ($self->{program}, '--db', $self->{db}, '--at', $at, '--seed',
		1 + $self->{number} + 100 * $self->{day} + 10000 *
		$self->{seed}, @words);
}

sub quietly {
	my ($self, @words) = @_;
	my $pid = fork // die "fork: $!\n";
	if (!$pid) {
		open STDOUT, '>', '/dev/null';
		open STDERR, '>', '/dev/null';
		exec $self->run(@words) or die "exec: $!\n";
	}
	waitpid $pid, 0;
	die "@words: status $?\n" if $?;
}

# Whom a statement never reaches: 12 of 21 of one, 17 of 21 of another.
sub is_kept_from {
	my ($self, $fate) = @_;
	my $share = $self->{number} / $self->{of};
	return $fate eq 'not met' ? $share <= 12 / 21
	    : $fate eq 'too few' ? $share <= 17 / 21 : 0;
}

sub live {
	my ($self, $days, $deck) = @_;
	$self->{day} = 0;
	$self->quietly('deck', 'add', '--yes', $deck);
	$self->quietly('config', 'new', 12);
	$self->quietly('config', 'minutes', 60);
	for my $id (sort keys %fate) {
		$self->quietly('pause', "weak:$id/recall")
		    if $self->is_kept_from($fate{$id}[0]);
	}
	for my $day (0 .. $days - 1) {
		next if $day >= 14 && ($day + $self->{number}) % 2;
		$self->{day} = $day;
		$self->session;
	}
	$self->{day} = $days;
	$self->send_share;
}

# The same weeks, written into the log by tests/tools/cohortlog.
sub live_quickly {
	my ($self, $days, $deck, $tool) = @_;
	$self->{day} = 0;
	$self->quietly('deck', 'add', '--yes', $deck);
	$self->send_share;
	open my $f, '<', $self->{share} or die "$self->{share}: $!\n";
	my $table = '';
	while (<$f>) {
		$table .= "$1 $3 $fate{$2}[0]\n"
		    if m{"id": "(weak:(w1\.\d+)/recall)", "hash": "(\w+)"};
	}
	open my $to, '|-', $tool, $self->{db}, $self->{seed}, $self->{number},
	    $self->{of}, $days or die "$tool: $!\n";
	print {$to} $table;
	close $to or die "$tool: status $?\n";
	$self->{day} = $days;
	$self->send_share;
}

sub send_share {
	my ($self) = @_;
	$self->quietly('share', '--purpose', 'choose what to reteach', '--yes',
		'--code', sprintf('p%02d', $self->{number}), '--level',
		$self->{number} % 3 ? 'totals' : 'named-code', '--output',
		$self->{share});
}

sub session {
	my ($self) = @_;
	my $pid = open2(my $from, my $to, $self->run('quiz', '--porcelain'));
	$to->autoflush(1);
	my $lines = 0;
	while (my $line = <$from>) {
		my $e = $json->decode($line);
		$self->{q} = { item => $e->{item}, tries => 0 }
		    if $e->{event} eq 'question';
		next if !$e->{expects};
		my $say = ++$lines > 400 ? { command => 'quit' }
		    : $self->reply($e);
		$say->{ms} = 4000;
		print {$to} $json->encode($say), "\n";
	}
	close $to;
	waitpid $pid, 0;
	die "person $self->{number}, day $self->{day}: status $?\n" if $?;
}

# What is said of a statement, the first time it is asked in a session. What
# is missed comes back the next day and what is not rests for weeks, so that
# the last answer of a weak statement is better than most of them.
sub first_words {
	my ($self, $fate, $one, $two) = @_;
	my $full = "$one and $two";
	my $dice = $self->dice;
	return $dice < 0.96 ? $full : 'no idea'
	    if $fate eq 'holding' || $fate eq 'too few';
	return $dice < ($self->{day} < FORGETS ? 0.97 : 0.05) ? $full
	    : 'no idea' if $fate eq 'forgotten';
	return $full if $dice < 0.08;
	return $dice < 0.8 ? 'Compost replaces mineral fertiliser at once.'
	    : 'no idea' if $fate eq 'misconception';
	# said in words that the card does not know: one idea is claimed
	$self->{q}{claims} = $dice < 0.6 if $fate eq 'look at the card';
	return $dice < 0.5 && $fate ne 'look at the card' ? $one : 'no idea';
}

sub reply {
	my ($self, $e) = @_;
	my $q = $self->{q};
	my ($id) = ($q->{item} || '') =~ m{^weak:(w1\.\d+)/};
	my ($fate, $one, $two) = @{ $fate{ $id || 'w1.1' } };
	my $wants = $e->{expects};
	if ($wants eq 'answer') {
		return { answer => "$one and $two" }
		    if ($q->{item} || '') =~ /refute/;
		return { answer => 'no idea' } if $q->{tries}++;
		return { answer => $self->first_words($fate, $one, $two) };
	}
	if ($wants eq 'yesno') {
		return { yesno => ($e->{about} || '') eq 'misconception'
			? JSON::PP::true : JSON::PP::false };
	}
	if ($wants eq 'rating' && $q->{claims}) {
		$q->{claims} = 0;
		return { idea => 1, said => JSON::PP::true };
	}
	return { ticks => [ 1 .. @{ $e->{choices} || [] } ] }
	    if $wants eq 'ticks';
	return { number => 2 } if $wants eq 'number';
	return { continue => JSON::PP::true };
}

1;
