# SPDX-License-Identifier: GPL-3.0-or-later
#
# The behaviours that the class is to show, each with its figures and a test.
# They go by what the sessions said and by the rules as they are documented,
# never by what the program keeps.
package Checks;
use strict;
use warnings;
use Figures;
use Cost;
our @ISA = ('Cost');

sub checks {
	my ($self) = @_;
	$self->head;
	$self->open_questions;
	$self->help_falls;
	$self->brake;
	$self->misconceptions;
	$self->budget;
	$self->asked_again;
	$self->broken_down;
	$self->cases;
	$self->examples;
	$self->one_a_day;
	$self->finishing_line;
	$self->secure;
	$self->order;
	$self->calibration;
	$self->confidence;
	$self->minutes;
	$self->keys_pressed;
	return $self->{bad};
}

# ------------------------------------------------------------- the ladder

sub table { return $_[0] < 1 ? 1 : $_[0] < 2 ? 2 : $_[0] < 10 ? 3 : 4 }

sub open_questions {
	my ($self) = @_;
	my (@open, @all);
	$self->each_question(sub {
		my ($life, $s, $q) = @_;
		return if $q->{kind} ne 'recall' || $q->{mode} ne 'due' ||
		    $life->{role} eq 'weak';
		my $month = int($q->{day} / 30);
		$all[$month]++;
		$open[$month]++ if $q->{level} == 4;
	});
	my @share = map { share($open[$_] || 0, $all[$_] || 0) } 0 .. $#all;
	$self->line('due recalls asked openly (level 4), by 30 days, ' .
		'the weak one left out: %s',
		join ', ', map { sprintf '%.2f of %d', $share[$_],
			$all[$_] || 0 } 0 .. $#all);
	$self->ok(@share > 1 && $share[-1] > $share[0] && $share[-1] >= 0.4,
		'lt5.4: open questions are reached, and become more');
}

sub help_falls {
	my ($self) = @_;
	my (@sum, @n, $over, $under);
	$over = $under = 0;
	$self->each_question(sub {
		my ($life, $s, $q) = @_;
		return if $q->{kind} ne 'recall' || $q->{mode} ne 'due' ||
		    !$q->{was}{s};
		my $level = table($q->{was}{s});
		$sum[$level] += $q->{level};
		$n[$level]++;
		$over++ if $q->{level} > $level;
		# one below after a miss, one more while many are missed
		$under++ if $q->{level} < $level - 1 &&
		    $q->{was}{rating} >= 2;
	});
	my @bands = ('', 'under 1 day', '1 to 2', '2 to 10', '10 or more');
	my @mean = map { $n[$_] ? $sum[$_] / $n[$_] : undef } 1 .. 4;
	$self->line('mean level by stability: %s', join ', ',
		map { sprintf '%s: %.2f of %d', $bands[$_],
			$mean[ $_ - 1 ], $n[$_] }
		    grep { $n[$_] } 1 .. 4);
	my @there = grep { defined } @mean;
	my $falls = @there > 1;
	$there[$_] > $there[ $_ - 1 ] or $falls = 0 for 1 .. $#there;
	$self->ok($falls, 'lt5.4: help falls as stability rises');
	$self->ok(!$over && !$under,
		"lt5.4: never less help than the table's ($over), nor " .
		"more than one level above it after a success ($under)");
}

# -------------------------------------------------------------- the brake

# First meetings; the week's case comes in any event (lt3.2).
sub opened {
	my ($s) = @_;
	return scalar grep { $_->{kind} eq 'try' || $_->{mode} eq 'new' &&
		$_->{kind} ne 'recall' && !is_case($_) } @{ $s->{questions} };
}

sub brake {
	my ($self) = @_;
	my (@broke, %n);
	my @new;
	$self->each_session(sub {
		my ($life, $s) = @_;
		my @due = @{ $s->{last_due} };
		return if @due < 20;
		my $rate = mean(@due);
		my $step = $rate < 0.65 ? 0 : $rate < 0.75 ? 2 : 4;
		my $opened = opened($s);
		my $tries = grep { $_->{kind} eq 'try' } @{ $s->{questions} };
		$n{$step}++;
		$new[$step] += $opened;
		push @broke, sprintf '%s day %d: %d new, %d tries at %.2f',
		    $life->{id}, $s->{day}, $opened, $tries, $rate
		    if $step == 0 && $opened || $step == 2 && $tries > 2;
	});
	$self->line('new a session, after success over the last 20 due of ' .
		'under .65: %s, under .75: %s, else: %s',
		map { $n{$_} ? sprintf('%.2f (n %d)', $new[$_] / $n{$_},
			$n{$_}) : '- (n 0)' } 0, 2, 4);
	$self->line('  %s', $_) for @broke[ 0 .. ($#broke > 4 ? 4 : $#broke) ];
	$self->ok($n{0} && !@broke,
		'lt2.2: many misses stop or halve what is new');
	for my $life (grep { defined $_->{bad} } @{ $self->{lives} }) {
		$self->bad_week($life);
	}
	for my $life (grep { $_->{role} eq 'right' } @{ $self->{lives} }) {
		my @low = grep { @{ $_->{last_due} } >= 12 &&
			mean(@{ $_->{last_due} }) < 0.75 }
		    @{ $life->{sessions} };
		my $early = mean(map { opened($_) }
			grep { $_->{day} >= 1 && $_->{day} <= 14 }
			@{ $life->{sessions} });
		$self->line('always right: %.2f new a day in days 1 to 14',
			$early);
		$self->ok(!@low && $early >= 3,
			'lt2.2: whoever is right is never braked');
	}
}

# New ones from the third day of a bad week to the third day after it, and in
# the week after it, beside the others' same days.
sub bad_week {
	my ($self, $bad) = @_;
	my $first = $bad->{bad};
	my ($own, $others, $n) = $self->new_beside($bad, $first + 2,
		$first + 9);
	$self->line('%s, bad week from day %d: new a session in days %d to ' .
		'%d %.2f (n %d), the others %.2f', $bad->{id}, $first,
		$first + 2, $first + 9, $own, $n, $others);
	$self->line('  the week after it, days %d to %d: %.2f, the others ' .
		'%.2f', $first + 7, $first + 13,
		($self->new_beside($bad, $first + 7, $first + 13))[ 0, 1 ]);
	my $name = "lt2.2: new ideas slow with $bad->{id}'s bad week";
	return $self->skip($name, 'nothing new was left for the others')
	    if $n && $others < 1;
	$self->ok($n && $own <= 0.6 * $others, $name);
}

sub new_beside {
	my ($self, $bad, $from, $to) = @_;
	my (@own, @others);
	$self->each_session(sub {
		my ($life, $s) = @_;
		return if $s->{day} < $from || $s->{day} > $to;
		push @own, opened($s) if $life == $bad;
		push @others, opened($s) if !defined $life->{bad} &&
		    $life->{role} ne 'weak';
	});
	return (mean(@own), mean(@others), scalar @own);
}

# -------------------------------------------------- coming back, in time

sub misconceptions {
	my ($self) = @_;
	my ($typed, $seen, $rated, $again, $near, $could, $came) = (0) x 7;
	for my $life (@{ $self->{lives} }) {
		my %on = map { $_->{day} => $_ } @{ $life->{sessions} };
		for my $s (@{ $life->{sessions} }) {
			for my $q (@{ $s->{questions} }) {
				$typed++ if $q->{lured};
				next if !$q->{lure};
				$seen++;
				next if !$q->{counted};
				$rated++;
				$again++ if $q->{rating} == 1;
				$near++ if $q->{interval} <= 1;
				my $next = $on{ $s->{day} + 1 } or next;
				$could++;
				$came++ if grep { $_->{item} eq $q->{item} }
				    @{ $next->{questions} };
			}
		}
	}
	$self->line('misconceptions: typed %d, confirmed %d, of these in ' .
		'rated answers %d: Again %d, due next day %d; asked next ' .
		'day %d of %d who came', $typed, $seen, $rated, $again, $near,
		$came, $could);
	$self->ok($rated && $again == $rated && $near == $rated,
		'lt4.6: a misconception that was meant comes back next day');
	$self->ok($could && $came >= 0.9 * $could, 'and is asked then');
}

sub budget {
	my ($self) = @_;
	my ($late, $most, $long, $n) = (0, 0, 0, 0);
	my ($wrong, $max) = (0, 0);
	$self->each_session(sub {
		my ($life, $s) = @_;
		my @q = @{ $s->{questions} };
		$n = @q if @q > $n;
		for my $q (@q) {
			$late = $q->{started} if $q->{started} > $late;
			my $took = $q->{ended} - $q->{started};
			$long = $took if $took > $long;
		}
		$max = $s->{clock} if $s->{clock} > $max;
		$wrong++ if $s->{summary}{used_ms} != $s->{clock};
	});
	$self->line('latest start of a question %.1f s of 600, longest ' .
		'session %.1f s, longest question %.1f s, most questions %d',
		map({ $_ / 1000 } $late, $max, $long), $n);
	$self->ok($late < 600000,
		'lt3.4: no session is over its minutes but by the question ' .
		'in hand');
	$self->ok($n <= 20, 'lt3.4: nor asks more than 20');
	$self->ok(!$wrong, "the summary's minutes are those used");
}

# What was missing comes again in the session, after three other questions, or
# opens the next one where this one was full.
sub asked_again {
	my ($self) = @_;
	my ($missed, $again, $cut, $next, $due, $near, $owns) = (0) x 7;
	$self->each_miss(sub {
		my ($q, $rest, $full, $later) = @_;
		$missed++;
		$owns++ if grep { $_->[0] eq 'now-you' } @{ $q->{asks} };
		my ($j) = grep { $rest->[$_]{item} eq $q->{item} } 0 .. $#$rest;
		if (defined $j) {
			$again++;
			$near++ if $j < 3;
		} elsif ($full) {
			$cut++;
			my ($first) = grep { $_->{item} eq $q->{item} } @$later;
			$next++ if $first && $first->{mode} =~
			    /^(?:practice|break-down)$/;
			$due++ if $first && $first->{mode} eq 'due';
		}
	});
	$self->line('missed: %d; asked again in the session %d (%.2f), after ' .
		'fewer than 3 others %d; no room (time, number, not three ' .
		'others left) %d, of ' .
		'these asked again in the next session %d, due there %d',
		$missed, $again, share($again, $missed), $near, $cut, $next,
		$due);
	$self->ok($again && !$near && $again + $cut >= 0.9 * $missed,
		'lt5.8: what was missing is asked again, after three others');
	$self->ok(!$cut || $next + $due >= 0.9 * $cut,
		'or opens the next session, where this one was full');
	$self->line('said in own words after a miss: %d of %d', $owns,
		$missed);
	$self->ok($missed && $owns >= 0.9 * $missed,
		'lt7.4: after a miss comes "Now you"');
	$self->first_recalls;
}

# Every counted answer rated Again: the question, those after it in the
# session, whether there was no room for it again (the session was full, or had
# not three others left), and those of the next session.
sub each_miss {
	my ($self, $do) = @_;
	for my $life (@{ $self->{lives} }) {
		my @s = @{ $life->{sessions} };
		for my $k (0 .. $#s) {
			my @q = @{ $s[$k]{questions} };
			my $full = $s[$k]{summary}{reason} eq 'time' ||
			    @q >= 20;
			for my $i (0 .. $#q) {
				next if !$q[$i]{counted} ||
				    $q[$i]{rating} != 1;
				$do->($q[$i], [ @q[ $i + 1 .. $#q ] ],
					$full || $#q - $i < 3,
					$k < $#s ? $s[ $k + 1 ]{questions}
					: []);
			}
		}
	}
}

sub first_recalls {
	my ($self) = @_;
	my ($reads, $first, $soon) = (0) x 3;
	$self->each_session(sub {
		my ($life, $s) = @_;
		my @q = @{ $s->{questions} };
		for my $i (0 .. $#q) {
			next if $q[$i]{kind} ne 'try' ||
			    defined $q[$i]{rating};
			my ($j) = grep { $q[$_]{item} eq $q[$i]{item} }
			    $i + 1 .. $#q;
			$reads++;
			$first++ if defined $j;
			$soon++ if defined $j && $j - $i < 4;
		}
	});
	$self->line('read: %d; recalled in the same session %d, after fewer ' .
		'than 3 others %d', $reads, $first, $soon);
	$self->ok($first && !$soon,
		'lt4.7: what was read is recalled after three others');
}

sub broken_down {
	my ($self) = @_;
	my ($twice, $parts, $next, $cut) = (0) x 4;
	$self->each_miss(sub {
		my ($q, $rest, $full, $later) = @_;
		return if !$q->{was}{misses} || $q->{kind} ne 'recall' ||
		    @{ $q->{about} } < 2;
		my $in = sub {
			return grep { $_->{item} eq $q->{item} &&
				$_->{mode} eq 'break-down' } @_;
		};
		$twice++;
		if ($in->(@$rest)) {
			$parts++;
		} elsif ($full) {
			$cut++;
			$next++ if $in->(@$later);
		}
	});
	$self->line('missed twice running: %d; then taken in parts %d; no room ' .
		'%d, of these taken in parts in the ' .
		'next session %d', $twice, $parts, $cut, $next);
	$self->ok($parts && $parts + $cut == $twice,
		'lt5.6: after two misses running an item is taken in parts');
}

# ------------------------------------------------------------------ cases

sub is_case { return $_[0]{kind} eq 'apply' || $_[0]{kind} eq 'spot' }

sub cases {
	my ($self) = @_;
	my ($weeks, $with, @lacking, %settings) = (0, 0);
	for my $life (@{ $self->{lives} }) {
		my %week;
		push @{ $week{ int($_->{day} / 7) } }, $_
		    for @{ $life->{sessions} };
		for my $w (sort { $a <=> $b } keys %week) {
			my @s = @{ $week{$w} };
			next if $w < 1 || @s < 3;
			next if !grep { my ($id) = m{:([^/]+)/recall$};
				$id && $self->{cases}{$id} }
			    keys %{ $s[0]{settled} };
			$weeks++;
			if (grep { is_case($_) }
			    map { @{ $_->{questions} } } @s) {
				$with++;
			} else {
				push @lacking, "$life->{id} week " . ($w + 1);
			}
		}
	}
	$self->line('weeks from the second on, with 3 sessions and a settled ' .
		'statement that has a case: %d, of these with a case: %d%s',
		$weeks, $with, @lacking ? ' (not: ' . join(', ',
			@lacking[ 0 .. ($#lacking > 4 ? 4 : $#lacking) ]) . ')'
		: '');
	$self->ok($weeks && $with == $weeks,
		'lt3.2: a case every week from the second on');
}

sub examples {
	my ($self) = @_;
	my ($firsts, $worked, $late, $soon, %ever) = (0) x 4;
	$self->each_question(sub {
		$ever{ $_[2]{item} } = 1 if is_case($_[2]) && $_[2]{example};
	});
	for my $life (@{ $self->{lives} }) {
		my (%seen, %alone);
		for my $q (map { @{ $_->{questions} } }
		    @{ $life->{sessions} }) {
			next if !is_case($q) || !$ever{ $q->{item} };
			my $item = $q->{item};
			if (!exists $seen{$item}) {
				$firsts++;
				$worked++ if $q->{example};
			} elsif (defined $seen{$item} && !$q->{again} &&
			    $q->{day} - $seen{$item} < 3) {
				$soon++;
			}
			$late++ if $q->{example} && $alone{$item};
			$alone{$item} = 1 if !$q->{example};
			$seen{$item} = $q->{example} ? $q->{day} : undef;
		}
	}
	$self->line('cases met with steps: %d, as a worked example first %d; ' .
		'an example after the case alone %d; met within 3 days of an ' .
		'example %d',
		$firsts, $worked, $late, $soon);
	$self->ok($firsts && $worked == $firsts && !$late && !$soon,
		'lt3.9: worked examples come before cases, 3 days apart');
}

sub one_a_day {
	my ($self) = @_;
	my (@two, $days);
	$self->each_session(sub {
		my ($life, $s) = @_;
		my %asked;
		$days++;
		for my $q (@{ $s->{questions} }) {
			my ($id) = $q->{item} =~ /^[^:]*:(.+)/;
			my $uses = $self->{uses}{$id} ||
			    $self->{uses}{ $q->{owner} } || [ $q->{owner} ];
			$asked{$_}{$id} = 1 for @$uses;
		}
		push @two, map { "$life->{id} day $s->{day} $_: " .
			join ' ', sort keys %{ $asked{$_} } }
		    grep { keys %{ $asked{$_} } > 1 } sort keys %asked;
	});
	$self->line('  %s', $_) for @two[ 0 .. ($#two > 4 ? 4 : $#two) ];
	$self->ok($days && !@two,
		'lt3.8: no two items of one statement on a day (n ' .
		"$days days, " . @two . ' not so)');
}

# ------------------------------------------------------ the finishing line

sub finishing_line {
	my ($self) = @_;
	my (%ideas, %any, $sessions, @differ);
	# of a reply for which any idea will do, only those said are marked
	$self->each_question(sub {
		my $q = $_[2];
		$any{ $q->{item} } = "any of $q->{ideas}"
		    if $q->{kind} eq 'refute' && $q->{said} &&
		    @{ $q->{said} } < $q->{ideas};
	});
	$self->each_question(sub {
		my $q = $_[2];
		return if !$q->{said} || $q->{example} ||
		    $q->{level} == 1 || $q->{level} == 2 ||
		    $q->{mode} =~ /^(?:practice|break-down)$/;
		$ideas{ $q->{item} }{ $any{ $q->{item} } || join ' | ',
			map { $_->[0] } @{ $q->{said} } } = 1;
	});
	my @other = grep { keys %{ $ideas{$_} } > 1 } sort keys %ideas;
	$self->line('items with one list of ideas for all learners: %d of %d',
		keys(%ideas) - @other, scalar keys %ideas);
	$self->ok(%ideas && !@other,
		'lt6.5: the same ideas are asked of everyone');
	$self->each_session(sub {
		my ($life, $s) = @_;
		$sessions++;
		push @differ, "$life->{id} day $s->{day}: " .
		    "$s->{summary}{secure}, by the rule $s->{secure}"
		    if $s->{summary}{secure} != $s->{secure};
	});
	$self->line('sessions that say as many secure as the rule gives: ' .
		'%d of %d', $sessions - @differ, $sessions);
	$self->line('  %s', $_)
	    for @differ[ 0 .. ($#differ > 4 ? 4 : $#differ) ];
	$self->ok($sessions && !@differ,
		'lt6.5: secure is for everyone an unaided, open answer 21 ' .
		'days after the one before');
}

sub secure {
	my ($self) = @_;
	my %right;
	for my $at (grep { $_ <= $self->{days} } 30, 40, 60, 90, 120) {
		my (@n, @settled);
		for my $life (@{ $self->{lives} }) {
			my ($n, $settled) = (0, 0);
			for my $s (@{ $life->{sessions} }) {
				next if $s->{day} >= $at;
				$n = $s->{summary}{secure};
				$settled = $n + $s->{summary}{settled};
			}
			push @n, $n;
			push @settled, $settled;
			$right{$at} = $n if $life->{role} eq 'right';
		}
		@n = sort { $a <=> $b } @n;
		@settled = sort { $a <=> $b } @settled;
		$self->line('secure by day %d: mean %.1f, %d to %d (always ' .
			'right %d); settled or better: mean %.1f, %d to %d',
			$at, mean(@n), $n[0], $n[-1], $right{$at},
			mean(@settled), $settled[0], $settled[-1]);
	}
	my ($last) = grep { $_ <= $self->{days} } 120, 90, 60, 40;
	my %least = (40 => 15, 60 => 45, 90 => 70, 120 => 78);
	return $self->skip('secure', 'too few days') if !$last;
	$self->ok(($right{$last} || 0) >= $least{$last},
		"whoever is right has $least{$last} or more secure by day " .
		$last);
}

# ------------------------------------------------------ order and forecast

sub order {
	my ($self) = @_;
	my ($lower, $all, $lastsum, $restsum, $rest) = (0) x 5;
	my (@half1, @half2);
	$self->each_session(sub {
		my ($life, $s) = @_;
		my @due = grep { defined $_->{forecast} && $_->{counted} }
		    @{ $s->{questions} };
		return if @due < 4 || $s->{summary}{reason} ne 'done';
		my $last = pop @due;
		$all++;
		$lastsum += $last->{forecast};
		$restsum += mean(map { $_->{forecast} } @due);
		$lower++ if grep { $_->{forecast} > $last->{forecast} + 1e-9 }
		    @due;
		my $half = int(@due / 2);
		push @half1, mean(map { 1 - $_->{forecast} }
			@due[ 0 .. $half - 1 ]);
		push @half2, mean(map { 1 - $_->{forecast} }
			@due[ $#due - $half + 1 .. $#due ]);
	});
	$self->line('forecast of the last due question %.3f, of those before ' .
		'%.3f (n %d sessions, %d with a higher one before)',
		share($lastsum, $all), share($restsum, $all), $all, $lower);
	$self->ok($all && $lastsum > $restsum && $lower <= 0.1 * $all,
		'lt2.6: the last due question is a likely success');
	$self->line('chance to gain (1 - forecast), first half %.3f, second ' .
		'half %.3f', mean(@half1), mean(@half2));
	$self->ok(@half1 && mean(@half1) > mean(@half2),
		'lt5.11: what gains most comes first');
}

sub calibration {
	my ($self) = @_;
	my ($sum, $got, $n, $far) = (0, 0, 0, 0);
	for my $life (@{ $self->{lives} }) {
		my @due = grep { defined $_->{forecast} && $_->{counted} }
		    map { @{ $_->{questions} } } @{ $life->{sessions} };
		my $forecast = mean(map { $_->{forecast} } @due);
		my $k = grep { $_->{rating} >= 2 } @due;
		my ($low, $high) = wilson($k, scalar @due);
		$self->line('%s %-5s %-10s forecast %.3f, recalled %.3f ' .
			'(%.3f to %.3f, n %d)', @$life{qw(id role model)},
			$forecast, share($k, scalar @due), $low, $high,
			scalar @due);
		next if $life->{role} !~ /^(?:plain|right)$/;
		$sum += $forecast * @due;
		$got += $k;
		$n += @due;
	}
	return $self->skip('forecast', 'no plain learner') if !$n;
	$self->line('plain learners and the one always right: forecast %.3f, ' .
		'recalled %.3f, n %d', $sum / $n, $got / $n, $n);
	$self->ok(abs($sum - $got) / $n < 0.1,
		'the forecast is within .10 of the result');
}

sub confidence {
	my ($self) = @_;
	my (@n, @k, $asked, $all);
	$asked = $all = 0;
	$self->each_question(sub {
		my $q = $_[2];
		return if !$q->{counted};
		$all++;
		return if !$q->{sure};
		$asked++;
		$n[ $q->{sure} ]++;
		$k[ $q->{sure} ]++ if $q->{rating} >= 2;
	});
	$self->line('how sure: asked %d of %d (%.2f); recalled when %s',
		$asked, $all, share($asked, $all), join ', ',
		map { sprintf '%s %.2f of %d',
			('', 'unsure', 'fairly', 'sure')[$_],
			share($k[$_] || 0, $n[$_] || 0), $n[$_] || 0 } 1 .. 3);
	my $share = share($asked, $all);
	$self->ok($share > 0.25 && $share < 0.42,
		'lt5.5: confidence is asked of one question in three');
	$self->ok($asked && share($k[3] || 0, $n[3] || 0) >
		share($k[1] || 0, $n[1] || 0),
		'and what was sure is recalled more often');
}

1;
