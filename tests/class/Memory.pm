# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a simulated learner remembers: one trace an idea, of three kinds.
#
#   power       stability and a power law of forgetting, as in FSRS, with
#               weights of the learner's own (Ye et al., "The Algorithm")
#   halving     exponential forgetting; a recall lengthens the half-life, and
#               the more so the nearer it was to being forgotten (after
#               Settles & Meeder 2016)
#   activation  ACT-R with a decay that each presentation fixes by the
#               activation it found (Pavlik & Anderson 2005)
#
# Times are in days. Ideas of one item are remembered together to a degree.
package Memory;
use strict;
use warnings;
use Digest::MD5 qw(md5);

use constant DECAY => 0.2;       # power: not the scheduler's 0.1542
use constant FACTOR => 0.9**(-1 / DECAY) - 1;
use constant BETWEEN => 0.025;   # activation: time passes slower between
				 # sessions than within
use constant TOGETHER => 0.6;    # share of luck that ideas of an item share

sub new {
	my ($class, %own) = @_;
	my $self = bless { trace => {}, %own }, $class;
	return $self;
}

# Chance from a name: the same name, the same figure, in any order of asking.
sub fixed {
	my ($self, $name) = @_;
	my ($n) = unpack 'N', md5("$self->{seed}|$name");
	return ($n + 0.5) / 4294967296;
}

sub normal_of {
	my ($u, $v) = @_;
	return sqrt(-2 * log($u)) * cos(6.283185307179586 * $v);
}

sub fixed_normal {
	my ($self, $name) = @_;
	return normal_of($self->fixed("$name/u"), $self->fixed("$name/v"));
}

# Ease of an idea: the learner's, the item's and its own, in log units.
sub ease {
	my ($self, $item, $idea) = @_;
	return $self->{ease}{"$item#$idea"} //= $self->{gift} +
	    0.35 * $self->fixed_normal("ease/$item") +
	    0.2 * $self->fixed_normal("ease/$item#$idea");
}

sub known { return exists $_[0]{trace}{"$_[1]#$_[2]"} }

# The chance that this idea would be said now, without any cue.
sub chance {
	my ($self, $item, $idea, $now) = @_;
	my $t = $self->{trace}{"$item#$idea"} or return 0;
	my $gone = $now - $t->{last};
	$gone = 0 if $gone < 0;
	return (1 + FACTOR * $gone / $t->{s})**-DECAY
	    if $self->{kind} eq 'power';
	return 2**(-$gone / $t->{half}) if $self->{kind} eq 'halving';
	my $x = (activation($t, $now) + 0.4 * $t->{ease} + $self->{bar}) /
	    $self->{spread};
	return 1 / (1 + exp(-$x));
}

sub activation {
	my ($t, $now) = @_;
	my $sum = 0;
	for my $seen (@{ $t->{seen} }) {
		my $gone = $now - $seen->[0];
		my $s = 86400 * ($gone > 0.2 ? BETWEEN * $gone : $gone);
		$s = 1 if $s < 1;
		$sum += $s**-$seen->[1];
	}
	return $sum > 0 ? log $sum : -9;
}

# Met once more: said = 1 recalled without help, 0.5 with a cue, 0 read after
# it was not recalled.
sub meet {
	my ($self, $item, $idea, $now, $said) = @_;
	my $p = $self->chance($item, $idea, $now);
	my $t = $self->{trace}{"$item#$idea"};
	my $ease = $self->ease($item, $idea);
	my $new = !$t;
	$t = $self->{trace}{"$item#$idea"} = { ease => $ease } if $new;
	if ($self->{kind} eq 'power') {
		$self->meet_power($t, $new, $p, $said);
	} elsif ($self->{kind} eq 'halving') {
		$self->meet_halving($t, $new, $p, $said);
	} else {
		my $m = $new ? -9 : activation($t, $now);
		push @{ $t->{seen} },
		    [ $now, $self->{scale} * exp($m) + $self->{floor} ];
	}
	$t->{last} = $now;
}

sub meet_power {
	my ($self, $t, $new, $p, $said) = @_;
	my $d = 5.5 - 2 * $t->{ease};
	$d = $d < 1 ? 1 : $d > 10 ? 10 : $d;
	if ($new) {
		$t->{s} = 4 * exp($t->{ease});
	} elsif ($said > 0) {
		$t->{s} *= 1 + $self->{growth} * $said * (11 - $d) *
		    $t->{s}**-0.2 * (exp(0.9 * (1 - $p)) - 1);
	} else {
		my $after = 2 * $d**-0.06 * (($t->{s} + 1)**0.3 - 1) *
		    exp(1.5 * (1 - $p));
		$t->{s} = $after if $after < $t->{s};
		$t->{s} = 1 if $t->{s} < 1;
	}
	$t->{s} = 3650 if $t->{s} > 3650;
}

sub meet_halving {
	my ($self, $t, $new, $p, $said) = @_;
	my $first = 16 * exp($t->{ease});
	if ($new) {
		$t->{half} = $first;
	} elsif ($said > 0) {
		my $hard = (1 - $p) / 0.1;
		$t->{half} *= 1 + $self->{growth} * $said *
		    ($hard > 1.5 ? 1.5 : $hard);
	} else {
		$t->{half} *= 0.4;
		$t->{half} = $first if $t->{half} < $first;
	}
	$t->{half} = 7300 if $t->{half} > 7300;
}

# Which of the ideas come to mind. chances: idea => chance.
sub draw {
	my ($chances, $dice) = @_;
	my %got;
	my $shared = normal_of($dice->(), $dice->());
	for my $idea (sort { $a <=> $b } keys %$chances) {
		my $own = normal_of($dice->(), $dice->());
		my $x = sqrt(TOGETHER) * $shared + sqrt(1 - TOGETHER) * $own;
		$got{$idea} = 1 if cdf($x) < $chances->{$idea};
	}
	return \%got;
}

# The normal distribution function (Abramowitz & Stegun 26.2.17).
sub cdf {
	my ($x) = @_;
	my $k = 1 / (1 + 0.2316419 * abs $x);
	my $tail = 0.39894228 * exp(-$x * $x / 2) * $k * (0.31938153 +
		$k * (-0.356563782 + $k * (1.781477937 +
		$k * (-1.821255978 + $k * 1.330274429))));
	return $x < 0 ? $tail : 1 - $tail;
}

1;
