# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the learners wrote down, and the report that is made of it: figures with
# n, and a TAP test each. What is looked for is in Checks.pm. Of the deck it
# reads only which statements have a case and which ones a case uses.
package Report;
use strict;
use warnings;
use Figures;

use constant DECAY => -0.1542;    # FSRS-6's published weights
use constant FACTOR => 0.9**(1 / DECAY) - 1;

sub new {
	my ($class, $days, $deck, @lives) = @_;
	my $self = bless { days => $days, lives => \@lives, out => [], n => 0,
		bad => 0, cases => {}, uses => {} }, $class;
	$self->read_deck($deck);
	$self->follow($_) for @lives;
	return $self;
}

sub read_deck {
	my ($self, $deck) = @_;
	my ($part, $id, $section) = ('', '', '');
	open my $in, '<:encoding(UTF-8)', $deck or die "$deck: $!\n";
	while (<$in>) {
		$part = $1 if /^([a-z]+):/;
		($id, $section) = ($1, '') if /^  - id: *(\S+)/;
		$section = $1 if /^    section: *(\S+)/;
		$self->{cases}{$id} = 1 if $part eq 'statements' &&
		    /^    apply:/;
		next unless /^    uses: *\[?([^\]#]+)/;
		my @uses = grep { length } split /[\s,]+/, $1;
		my $name = $part eq 'lists' ? "$section/list/$id" : $id;
		$self->{uses}{$name} = \@uses;
	}
}

# ----------------------------------------------------------------- output

sub line {
	my ($self, $format, @args) = @_;
	push @{ $self->{out} }, [ 'line', sprintf $format, @args ];
}

sub ok {
	my ($self, $ok, $name) = @_;
	$self->{n}++;
	$self->{bad}++ if !$ok;
	push @{ $self->{out} },
	    [ 'test', ($ok ? 'ok' : 'not ok'), $self->{n}, $name ];
}

sub skip {
	my ($self, $name, $why) = @_;
	$self->{n}++;
	push @{ $self->{out} },
	    [ 'test', 'ok', $self->{n}, "$name # SKIP $why" ];
}

sub tap {
	my ($self) = @_;
	return join '', (map { $_->[0] eq 'line' ? "# $_->[1]\n"
		: "$_->[1] $_->[2] - $_->[3]\n" } @{ $self->{out} }),
	    "1..$self->{n}\n";
}

sub text {
	my ($self) = @_;
	return join '', map { $_->[0] eq 'line' ? "$_->[1]\n"
		: "  [$_->[1]] $_->[3]\n" } @{ $self->{out} };
}

# ------------------------------------------------- each learner's history

# Adds to each question what was known of its item before: when and how it was
# last rated, the forecast, whether it counts; and follows, by the rule alone,
# which statements are secure.
sub follow {
	my ($self, $life) = @_;
	my (%st, %secure, %met);
	my @due;
	for my $s (@{ $life->{sessions} }) {
		$s->{last_due} = [ @due > 20 ? @due[ -20 .. -1 ] : @due ];
		$s->{settled} = { map { $_ => 1 } grep { $st{$_}{settled} }
			keys %st };
		my $place = 0;
		for my $q (@{ $s->{questions} }) {
			$q->{place} = $place++;
			$q->{day} = $s->{day};
			my $was = $st{ $q->{item} };
			$q->{was} = $was ? {%$was} : undef;
			$q->{again} = $was && $was->{seen} == $s->{day};
			$st{ $q->{item} }{seen} = $s->{day};
			$st{ $q->{item} }{day} //= $s->{day};
			next if !defined $q->{rating};
			$q->{forecast} = (1 + FACTOR *
				($s->{day} - $was->{day}) / $was->{s})**DECAY
			    if $q->{mode} eq 'due' && $was && $was->{s};
			my $mode = $q->{counted_as} || $q->{mode};
			next if $mode !~ /^(?:due|new)$/ ||
			    defined $was->{rated} &&
			    $was->{rated} == $s->{day};
			$q->{counted} = 1;
			push @due, $q->{rating} >= 2 ? 1 : 0
			    if $q->{mode} eq 'due';
			$self->keep($st{ $q->{item} }, $q, \%secure);
		}
		$s->{secure} = scalar grep { m{/recall$} } keys %secure;
	}
}

sub keep {
	my ($self, $st, $q, $secure) = @_;
	delete $secure->{ $q->{item} } if $q->{rating} == 1;
	if ($q->{rating} >= 3 && ($q->{level} == 4 || !$q->{level}) &&
	    defined $st->{rated} && $q->{day} - $st->{rated} >= 21) {
		$secure->{ $q->{item} } = 1;
	}
	$st->{misses} = $q->{rating} == 1 ? ($st->{misses} || 0) + 1 : 0;
	@$st{qw(rated day s d rating level)} =
	    (@$q{qw(day day stability difficulty rating level)});
	$st->{settled} = $q->{stability} >= 7 && $q->{rating} >= 2;
}

sub each_session {
	my ($self, $do) = @_;
	for my $life (@{ $self->{lives} }) {
		$do->($life, $_) for @{ $life->{sessions} };
	}
}

sub each_question {
	my ($self, $do) = @_;
	$self->each_session(sub {
		my ($life, $s) = @_;
		$do->($life, $s, $_) for @{ $s->{questions} };
	});
}

sub head {
	my ($self) = @_;
	my ($sessions, $questions, $mended, %kind, %from, %errors) = (0, 0, 0);
	$self->each_session(sub {
		$sessions++;
		$errors{$_}++ for @{ $_[1]{errors} };
	});
	$self->each_question(sub {
		my $q = $_[2];
		$questions++;
		$kind{ $q->{kind} }++;
		$from{ $q->{from} || 'nothing' }++;
		$mended++ if $q->{mended};
	});
	$self->line('%d learners, %d days, %d sessions, %d questions',
		scalar @{ $self->{lives} }, $self->{days}, $sessions,
		$questions);
	for my $l (@{ $self->{lives} }) {
		$self->line('  %s %-5s forgets by %-10s %3d sessions%s%s%s',
			@$l{qw(id role model)}, scalar @{ $l->{sessions} },
			$l->{weekends} ? ', not at weekends' : '',
			$l->{away} ? ', a fortnight away' : '',
			defined $l->{bad} ? sprintf ', a bad week from day %d',
			$l->{bad} : '');
	}
	$self->line('kinds asked: %s', counts(\%kind));
	$self->line('said (first): %s; marks mended by the learner: %d',
		counts(\%from), $mended);
	$self->line('  error: %s (%d)', $_, $errors{$_}) for sort keys %errors;
	$self->ok(!%errors, 'every line fitted what was expected');
}

sub counts {
	my ($h) = @_;
	return join ', ', map { "$_ $h->{$_}" } sort keys %$h;
}

1;
