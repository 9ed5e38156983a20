# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a session costs: minutes, and keys beside the answer (lt7.7).
package Cost;
use strict;
use warnings;
use Exporter 'import';
use Figures;
use Report;
our @ISA = ('Exporter', 'Report');
our @EXPORT_OK = qw(keys_of);

# The keys that a line of porcelain stands for at a terminal, Enter included,
# without the letters of an answer.
sub keys_of {
	my ($say) = @_;
	return $say->{command} eq 'hint' ? 2 : 2 + length $say->{command}
	    if exists $say->{command};
	return 1 if exists $say->{answer} || exists $say->{continue};
	return 1 + 2 * @{ $say->{ticks} } if exists $say->{ticks};
	return 4 if exists $say->{idea};
	return 2;    # y, a number
}

sub keys_pressed {
	my ($self) = @_;
	my @keys;
	$self->each_question(sub { push @keys, $_[2]{keys} || 0 });
	@keys = sort { $a <=> $b } @keys;
	return $self->skip('lt7.7: few keys', 'nobody answered') if !@keys;
	my $median = $keys[ $#keys / 2 ];
	$self->line('keys a question beside the answer: median %d, mean %.1f,'
		. ' most %d, of %d', $median, mean(@keys), $keys[-1],
		scalar @keys);
	$self->ok($median <= 3, 'lt7.7: a question costs few keys');
}

sub minutes {
	my ($self) = @_;
	my @all;
	for my $life (@{ $self->{lives} }) {
		my @m = map { $_->{clock} / 60000 } @{ $life->{sessions} };
		push @all, @m;
		$self->line('%s %-5s minutes a session: mean %.1f, most %.1f',
			@$life{qw(id role)}, mean(@m),
			(sort { $b <=> $a } @m)[0] || 0);
	}
	$self->line('all: mean %.1f minutes a session', mean(@all));
}

1;
