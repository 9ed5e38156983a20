# SPDX-License-Identifier: GPL-3.0-or-later
#
# The judged answers: what people typed, and which ideas a judge found in it.
# Learners of the class say nothing else but blanks that they fill and words
# that they were shown before; never a wording of the deck.
package Answers;
use strict;
use warnings;

# Files of id, labels, verdict, text; '#' begins a remark. One that is not
# there is passed over.
sub new {
	my ($class, @files) = @_;
	my $self = bless { by => {}, ideas => {} }, $class;
	for my $file (@files) {
		open my $in, '<:encoding(UTF-8)', $file or next;
		while (my $line = <$in>) {
			chomp $line;
			next if $line =~ /^#/ || $line !~ /\t/;
			my ($id, $labels, $verdict, $text) =
			    split /\t/, $line, 4;
			$self->take($id, $labels, $verdict, $text);
		}
	}
	return $self;
}

sub take {
	my ($self, $id, $labels, $verdict, $text) = @_;
	my %a = (text => $text, verdict => $verdict, ideas => {}, plain => 1);
	for my $l (split /,/, $labels) {
		$a{plain} = 0 if $l =~ /^!/;
		$a{lure} = 1, $a{plain} = 0 if $l =~ /^m/;
		$a{ideas}{$l} = 1 if $l =~ /^\d+$/;
		my ($n) = $l =~ /(\d+)/;
		$self->{ideas}{$id} = $n
		    if $n && $n > ($self->{ideas}{$id} || 0);
	}
	push @{ $self->{by}{$id} }, \%a;
}

sub has { return exists $_[0]{by}{ $_[1] } }

# How many ideas the statement has, as far as the judges tell.
sub count { return $_[0]{ideas}{ $_[1] } || 0 }

# Ideas that somebody said.
sub sayable {
	my ($self, $id) = @_;
	my %said = map { %{ $_->{ideas} } } grep { $_->{plain} }
	    @{ $self->{by}{$id} || [] };
	return keys %said;
}

# Statements for which somebody typed a misconception.
sub lures {
	my ($self) = @_;
	return grep {
		grep { $_->{lure} } @{ $self->{by}{$_} }
	} sort keys %{ $self->{by} };
}

# The answer that comes nearest to these ideas. One that says more than the
# learner knows is twice as far off as one that says less.
sub nearest {
	my ($self, $id, $want, $dice) = @_;
	my ($least, @best);
	for my $a (@{ $self->{by}{$id} || [] }) {
		next unless $a->{plain};
		my $more = grep { !$want->{$_} } keys %{ $a->{ideas} };
		my $less = grep { !$a->{ideas}{$_} } keys %$want;
		my $far = 2 * $more + $less;
		@best = (), $least = $far if !defined $least || $far < $least;
		push @best, $a if $far == $least;
	}
	return @best ? $best[ int($dice->() * @best) ] : undef;
}

sub lure {
	my ($self, $id, $dice) = @_;
	my @held = grep { $_->{lure} } @{ $self->{by}{$id} || [] };
	return @held ? $held[ int($dice->() * @held) ] : undef;
}

1;
